-- Indexes by name: one row a column of the index, keys first, then those of INCLUDE.
--
-- What belongs to the whole index stands in the row of its first key. An expression's type is that of the index's own
-- column; a key that is a column has the table's type, since some methods store another.
SELECT i.indrelid AS relation,
       k.position = 1 AS first,
       k.position <= i.indnkeyatts AS is_key,
       a.attname AS column_name,
       CASE WHEN k.number = 0 THEN pg_get_indexdef(i.indexrelid, k.position::int, false) END
         AS expression,
       coalesce(a.atttypid, x.atttypid) AS type,
       coalesce(a.atttypmod, x.atttypmod) AS typmod,
       format_type(coalesce(a.atttypid, x.atttypid), coalesce(a.atttypmod, x.atttypmod)) AS type_sql,
       opn.nspname AS operator_class_schema,
       op.opcname AS operator_class,
       con.nspname AS collation_schema,
       co.collname AS collation,
       i.indoption[k.position - 1] & 1 <> 0 AS descending,
       i.indoption[k.position - 1] & 2 <> 0 AS nulls_first,
       n.nspname AS schema,
       c.relname AS name,
       am.amname AS method,
       i.indisunique AS is_unique,
       i.indisprimary AS is_primary,
       i.indisvalid AS valid,
       i.indisready AS ready,
       i.indnullsnotdistinct AS nulls_not_distinct,
       CASE WHEN k.position = 1 THEN pg_get_expr(i.indpred, i.indrelid) END AS predicate,
       c.reloptions AS options,
       CASE WHEN k.position = 1 THEN pg_get_indexdef(i.indexrelid) END AS definition,
       kc.conname AS constraint_name,
       d.description AS comment,
       e.extname AS extension
  FROM pg_index i
  JOIN pg_class c ON c.oid = i.indexrelid
  JOIN pg_namespace n ON n.oid = c.relnamespace
  JOIN pg_am am ON am.oid = c.relam
 CROSS JOIN LATERAL unnest(i.indkey) WITH ORDINALITY AS k (number, position)
  JOIN pg_attribute x ON x.attrelid = i.indexrelid AND x.attnum = k.position
  LEFT JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = nullif(k.number, 0)
  LEFT JOIN pg_opclass op ON op.oid = i.indclass[k.position - 1]
  LEFT JOIN pg_namespace opn ON opn.oid = op.opcnamespace
  LEFT JOIN pg_collation co ON co.oid = i.indcollation[k.position - 1]
  LEFT JOIN pg_namespace con ON con.oid = co.collnamespace
  LEFT JOIN pg_constraint kc ON kc.conindid = i.indexrelid AND kc.contype IN ('p', 'u', 'x')
  LEFT JOIN pg_description d
         ON d.classoid = 'pg_class'::regclass AND d.objoid = i.indexrelid AND d.objsubid = 0
  LEFT JOIN pg_depend m
         ON m.classid = 'pg_class'::regclass AND m.objid = i.indexrelid AND m.objsubid = 0
        AND m.deptype = 'e'
  LEFT JOIN pg_extension e ON e.oid = m.refobjid
 WHERE NOT starts_with(n.nspname, 'pg_') AND n.nspname <> 'information_schema'
 ORDER BY i.indrelid, c.relname, k.position

-- Columns of tables and views: one row a column, in order. A virtual column (v) exists from PostgreSQL 18 on.
SELECT a.attrelid AS relation,
       a.attname AS name,
       a.attnum AS position,
       a.atttypid AS type,
       a.atttypmod AS typmod,
       format_type(a.atttypid, a.atttypmod) AS type_sql,
       a.attnotnull AS not_null,
       CASE a.attidentity WHEN '' THEN 'NONE' WHEN 'a' THEN 'ALWAYS' WHEN 'd' THEN 'BY_DEFAULT' END
         AS identity,
       CASE a.attgenerated WHEN '' THEN 'NONE' WHEN 's' THEN 'STORED' WHEN 'v' THEN 'VIRTUAL' END
         AS generation,
       pg_get_expr(x.adbin, x.adrelid) AS expression,
       cn.nspname AS collation_schema,
       co.collname AS collation,
       d.description AS comment,
       a.attacl::text[] AS grants
  FROM pg_attribute a
  JOIN pg_class c ON c.oid = a.attrelid
  JOIN pg_namespace n ON n.oid = c.relnamespace
  LEFT JOIN pg_attrdef x ON x.adrelid = a.attrelid AND x.adnum = a.attnum
  LEFT JOIN pg_collation co ON co.oid = a.attcollation
  LEFT JOIN pg_namespace cn ON cn.oid = co.collnamespace
  LEFT JOIN pg_description d
         ON d.classoid = 'pg_class'::regclass AND d.objoid = a.attrelid AND d.objsubid = a.attnum
 WHERE c.relkind IN ('r', 'p', 'f', 'v', 'm')
   AND a.attnum > 0
   AND NOT a.attisdropped
   AND NOT starts_with(n.nspname, 'pg_') AND n.nspname <> 'information_schema'
 ORDER BY a.attrelid, a.attnum

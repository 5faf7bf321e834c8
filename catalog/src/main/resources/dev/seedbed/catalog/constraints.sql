-- Constraints of tables and domains: one row a constraint, by name.
--
-- conenforced came with PostgreSQL 18; before that the name means the column of earlier, so that one query does for all.
-- PostgreSQL 18 keeps every NOT NULL as a constraint too; only those that are not validated say more than the column does.
-- A foreign key to a partitioned table has a row for each of its partitions as well, below the one that was declared.
SELECT c.conrelid AS relation,
       c.contypid AS domain,
       c.conname AS name,
       CASE c.contype
         WHEN 'p' THEN 'PRIMARY_KEY'
         WHEN 'u' THEN 'UNIQUE'
         WHEN 'c' THEN 'CHECK'
         WHEN 'x' THEN 'EXCLUSION'
         WHEN 'n' THEN 'NOT_NULL'
         WHEN 'f' THEN 'FOREIGN_KEY'
       END AS kind,
       ARRAY(
         SELECT (SELECT a.attname::text FROM pg_attribute a
                  WHERE a.attrelid = c.conrelid AND a.attnum = c.conkey[position])
           FROM generate_subscripts(c.conkey, 1) AS position
          WHERE c.conkey[position] <> 0 -- an expression of an exclusion
          ORDER BY position
       ) AS columns,
       pg_get_expr(c.conbin, c.conrelid) AS expression,
       pg_get_constraintdef(c.oid) AS definition,
       c.convalidated AS validated,
       c.enforced,
       c.condeferrable AS deferrable,
       c.condeferred AS initially_deferred,
       rn.nspname AS referenced_schema,
       r.relname AS referenced_table,
       CASE WHEN c.contype = 'f' THEN ARRAY(
         SELECT (SELECT a.attname::text FROM pg_attribute a
                  WHERE a.attrelid = c.confrelid AND a.attnum = c.confkey[position])
           FROM generate_subscripts(c.confkey, 1) AS position
          ORDER BY position
       ) END AS referenced_columns,
       CASE c.confupdtype
         WHEN 'a' THEN 'NO_ACTION'
         WHEN 'r' THEN 'RESTRICT'
         WHEN 'c' THEN 'CASCADE'
         WHEN 'n' THEN 'SET_NULL'
         WHEN 'd' THEN 'SET_DEFAULT'
       END AS on_update,
       CASE c.confdeltype
         WHEN 'a' THEN 'NO_ACTION'
         WHEN 'r' THEN 'RESTRICT'
         WHEN 'c' THEN 'CASCADE'
         WHEN 'n' THEN 'SET_NULL'
         WHEN 'd' THEN 'SET_DEFAULT'
       END AS on_delete,
       CASE WHEN c.contype = 'f' THEN ARRAY(
         SELECT (SELECT a.attname::text FROM pg_attribute a
                  WHERE a.attrelid = c.conrelid AND a.attnum = c.confdelsetcols[position])
           FROM generate_subscripts(c.confdelsetcols, 1) AS position
          ORDER BY position
       ) END AS on_delete_columns,
       CASE c.confmatchtype WHEN 's' THEN 'SIMPLE' WHEN 'f' THEN 'FULL' WHEN 'p' THEN 'PARTIAL' END
         AS match,
       d.description AS comment
  FROM (SELECT true AS conenforced) AS earlier
 CROSS JOIN LATERAL (SELECT k.*, conenforced AS enforced FROM pg_constraint k) AS c
  JOIN pg_namespace n ON n.oid = c.connamespace
  LEFT JOIN pg_constraint above ON above.oid = c.conparentid
  LEFT JOIN pg_class r ON r.oid = c.confrelid
  LEFT JOIN pg_namespace rn ON rn.oid = r.relnamespace
  LEFT JOIN pg_description d
         ON d.classoid = 'pg_constraint'::regclass AND d.objoid = c.oid AND d.objsubid = 0
 WHERE c.contype IN ('p', 'u', 'c', 'x', 'f', 'n')
   AND (c.contype <> 'n' OR NOT c.convalidated)
   AND (above.oid IS NULL OR above.confrelid = c.confrelid)
   AND NOT starts_with(n.nspname, 'pg_') AND n.nspname <> 'information_schema'
 ORDER BY c.conrelid, c.contypid, c.conname

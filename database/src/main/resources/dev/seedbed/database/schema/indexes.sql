-- Indexes that no constraint makes, and extended statistics. Those of partitions come with their parent's.
SELECT 'INDEX' AS kind,
       c.sql_name AS name,
       t.sql_name AS relation,
       replace(pg_get_indexdef(c.oid), ' ON ONLY ', ' ON ') AS sql,
       'pg_class'::regclass::oid AS class,
       c.oid AS id
  FROM user_relation c
  JOIN pg_index i ON i.indexrelid = c.oid
  JOIN user_relation t ON t.oid = i.indrelid
 WHERE NOT c.relispartition
   AND NOT EXISTS (
     SELECT FROM pg_constraint k WHERE k.conindid = c.oid AND k.contype IN ('p', 'u', 'x'))
UNION ALL
SELECT 'STATISTICS',
       format('%I.%I', s.nspname, x.stxname),
       t.sql_name,
       pg_get_statisticsobjdef(x.oid),
       'pg_statistic_ext'::regclass::oid,
       x.oid
  FROM pg_statistic_ext x
  JOIN user_schema s ON s.oid = x.stxnamespace
  JOIN user_relation t ON t.oid = x.stxrelid

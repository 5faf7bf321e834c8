-- Schemas and extensions. A server has public from the start, but a migration may drop it.
SELECT 'SCHEMA' AS kind,
       quote_ident(s.nspname) AS name,
       NULL AS relation,
       format('CREATE SCHEMA %s%I', CASE s.nspname WHEN 'public' THEN 'IF NOT EXISTS ' END, s.nspname) AS sql,
       'pg_namespace'::regclass::oid AS class,
       s.oid AS id
  FROM user_schema s
UNION ALL
SELECT 'EXTENSION',
       quote_ident(e.extname),
       NULL,
       format('CREATE EXTENSION IF NOT EXISTS %I WITH SCHEMA %I', e.extname, n.nspname),
       'pg_extension'::regclass::oid,
       e.oid
  FROM pg_extension e
  JOIN pg_namespace n ON n.oid = e.extnamespace
 WHERE e.extname <> 'plpgsql'

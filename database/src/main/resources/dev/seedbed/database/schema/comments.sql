-- Comments on all that the other queries know.
, target AS (
  SELECT 'pg_namespace'::regclass AS class, s.oid, 0 AS column, 'SCHEMA ' || quote_ident(s.nspname) AS name,
         NULL AS relation
    FROM user_schema s
  UNION ALL
  SELECT 'pg_type'::regclass, t.oid, 0,
         CASE t.typtype WHEN 'd' THEN 'DOMAIN ' ELSE 'TYPE ' END || t.sql_name, NULL
    FROM user_type t
  UNION ALL
  SELECT 'pg_proc'::regclass, f.oid, 0,
         CASE f.prokind WHEN 'p' THEN 'PROCEDURE ' WHEN 'a' THEN 'AGGREGATE ' ELSE 'FUNCTION ' END
           || f.sql_name, NULL
    FROM user_function f
  UNION ALL
  SELECT 'pg_class'::regclass, c.oid, 0,
         CASE c.relkind
           WHEN 'S' THEN 'SEQUENCE ' WHEN 'v' THEN 'VIEW ' WHEN 'm' THEN 'MATERIALIZED VIEW '
           WHEN 'f' THEN 'FOREIGN TABLE ' WHEN 'i' THEN 'INDEX ' WHEN 'I' THEN 'INDEX ' ELSE 'TABLE '
         END || c.sql_name,
         coalesce(i.indrelid::regclass::text, c.sql_name)
    FROM user_relation c
    LEFT JOIN pg_index i ON i.indexrelid = c.oid
   WHERE c.relkind <> 'c'
  UNION ALL
  SELECT 'pg_class'::regclass, c.oid, a.attnum, format('COLUMN %s.%I', c.sql_name, a.attname), c.sql_name
    FROM user_relation c
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
  UNION ALL
  SELECT 'pg_constraint'::regclass, k.oid, 0, format('CONSTRAINT %I ON %s', k.conname, t.sql_name), t.sql_name
    FROM pg_constraint k
    JOIN user_relation t ON t.oid = k.conrelid
  UNION ALL
  SELECT 'pg_trigger'::regclass, g.oid, 0, format('TRIGGER %I ON %s', g.tgname, t.sql_name), t.sql_name
    FROM pg_trigger g
    JOIN user_relation t ON t.oid = g.tgrelid
   WHERE NOT g.tgisinternal AND g.tgparentid = 0
  UNION ALL
  SELECT 'pg_policy'::regclass, p.oid, 0, format('POLICY %I ON %s', p.polname, t.sql_name), t.sql_name
    FROM pg_policy p
    JOIN user_relation t ON t.oid = p.polrelid
)
SELECT 'COMMENT' AS kind,
       'on ' || t.name AS name,
       t.relation,
       format('COMMENT ON %s IS %L', t.name, d.description) AS sql,
       0 AS class,
       0 AS id
  FROM target t
  JOIN pg_description d ON d.classoid = t.class AND d.objoid = t.oid AND d.objsubid = t.column
 WHERE NOT (t.name = 'SCHEMA public' AND d.description = 'standard public schema')
UNION ALL
SELECT 'DATABASE_SETTING',
       split_part(setting, '=', 1),
       NULL,
       format($do$DO $set$ BEGIN EXECUTE format('ALTER DATABASE %%I SET %s = %%L', current_database(), %L); END $set$$do$,
         split_part(setting, '=', 1), substr(setting, strpos(setting, '=') + 1)),
       0,
       0
  FROM pg_db_role_setting r
  JOIN pg_database b ON b.oid = r.setdatabase
 CROSS JOIN LATERAL unnest(r.setconfig) AS setting
 WHERE b.datname = current_database() AND r.setrole = 0

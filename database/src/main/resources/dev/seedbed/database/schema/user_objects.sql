-- What belongs to the user: begins every other query of this folder.
--
-- Not the server's own schemas, not Seedbed's, and nothing that an extension made.
WITH user_schema AS (
  SELECT n.oid, n.nspname, n.nspowner, n.nspacl
    FROM pg_namespace n
   WHERE NOT starts_with(n.nspname, 'pg_') AND n.nspname NOT IN ('information_schema', 'seedbed')
     AND NOT EXISTS (
       SELECT FROM pg_depend e
        WHERE e.classid = 'pg_namespace'::regclass AND e.objid = n.oid AND e.deptype = 'e')
), extension_member AS (
  SELECT e.classid, e.objid FROM pg_depend e WHERE e.deptype = 'e'
), user_relation AS (
  SELECT c.*, s.nspname, format('%I.%I', s.nspname, c.relname) AS sql_name
    FROM pg_class c
    JOIN user_schema s ON s.oid = c.relnamespace
   WHERE (c.oid, 'pg_class'::regclass) NOT IN (SELECT objid, classid FROM extension_member)
), user_type AS (
  SELECT t.*, s.nspname, format('%I.%I', s.nspname, t.typname) AS sql_name
    FROM pg_type t
    JOIN user_schema s ON s.oid = t.typnamespace
    LEFT JOIN pg_class c ON c.oid = t.typrelid
   WHERE (t.typtype IN ('d', 'e', 'r') OR c.relkind = 'c')
     AND (t.oid, 'pg_type'::regclass) NOT IN (SELECT objid, classid FROM extension_member)
), user_function AS (
  SELECT f.*, s.nspname,
         format('%I.%I(%s)', s.nspname, f.proname, oidvectortypes(f.proargtypes)) AS sql_name
    FROM pg_proc f
    JOIN user_schema s ON s.oid = f.pronamespace
   WHERE (f.oid, 'pg_proc'::regclass) NOT IN (SELECT objid, classid FROM extension_member)
     -- What a range type brings along.
     AND NOT EXISTS (
       SELECT FROM pg_depend i
        WHERE i.classid = 'pg_proc'::regclass AND i.objid = f.oid AND i.deptype = 'i')
)

-- All schemas but the server's own: one row a schema.
SELECT n.nspname AS name,
       pg_get_userbyid(n.nspowner) AS owner,
       d.description AS comment,
       coalesce(n.nspacl, acldefault('n', n.nspowner))::text[] AS grants,
       e.extname AS extension
  FROM pg_namespace n
  LEFT JOIN pg_description d
         ON d.classoid = 'pg_namespace'::regclass AND d.objoid = n.oid AND d.objsubid = 0
  LEFT JOIN pg_depend m
         ON m.classid = 'pg_namespace'::regclass AND m.objid = n.oid AND m.deptype = 'e'
  LEFT JOIN pg_extension e ON e.oid = m.refobjid
 WHERE NOT starts_with(n.nspname, 'pg_') AND n.nspname <> 'information_schema'

-- Row security policies by name: one row a policy. No roles means PUBLIC, which the catalog keeps as role 0.
SELECT p.polrelid AS relation,
       p.polname AS name,
       CASE p.polcmd
         WHEN '*' THEN 'ALL'
         WHEN 'r' THEN 'SELECT'
         WHEN 'a' THEN 'INSERT'
         WHEN 'w' THEN 'UPDATE'
         WHEN 'd' THEN 'DELETE'
       END AS command,
       p.polpermissive AS permissive,
       ARRAY(
         SELECT r.rolname::text FROM pg_roles r WHERE r.oid = ANY (p.polroles) ORDER BY r.rolname
       ) AS roles,
       pg_get_expr(p.polqual, p.polrelid) AS using_expression,
       pg_get_expr(p.polwithcheck, p.polrelid) AS check_expression,
       d.description AS comment
  FROM pg_policy p
  JOIN pg_class c ON c.oid = p.polrelid
  JOIN pg_namespace n ON n.oid = c.relnamespace
  LEFT JOIN pg_description d
         ON d.classoid = 'pg_policy'::regclass AND d.objoid = p.oid AND d.objsubid = 0
 WHERE NOT starts_with(n.nspname, 'pg_') AND n.nspname <> 'information_schema'
 ORDER BY p.polrelid, p.polname

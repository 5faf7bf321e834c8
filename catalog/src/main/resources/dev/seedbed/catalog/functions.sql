-- Functions, procedures and aggregates: one row each. A body written as SQL rather than as a string is printed back.
SELECT n.nspname AS schema,
       f.proname AS name,
       oidvectortypes(f.proargtypes) AS signature,
       pg_get_function_arguments(f.oid) AS arguments,
       pg_get_function_result(f.oid) AS returns,
       CASE f.prokind
         WHEN 'f' THEN 'FUNCTION'
         WHEN 'p' THEN 'PROCEDURE'
         WHEN 'a' THEN 'AGGREGATE'
         WHEN 'w' THEN 'WINDOW'
       END AS kind,
       l.lanname AS language,
       CASE f.provolatile WHEN 'i' THEN 'IMMUTABLE' WHEN 's' THEN 'STABLE' WHEN 'v' THEN 'VOLATILE' END
         AS volatility,
       f.proisstrict AS strict,
       f.prosecdef AS security_definer,
       f.proconfig AS settings,
       coalesce(pg_get_function_sqlbody(f.oid), f.prosrc) AS body,
       pg_get_userbyid(f.proowner) AS owner,
       d.description AS comment,
       coalesce(f.proacl, acldefault('f', f.proowner))::text[] AS grants,
       e.extname AS extension
  FROM pg_proc f
  JOIN pg_namespace n ON n.oid = f.pronamespace
  JOIN pg_language l ON l.oid = f.prolang
  LEFT JOIN pg_description d
         ON d.classoid = 'pg_proc'::regclass AND d.objoid = f.oid AND d.objsubid = 0
  LEFT JOIN pg_depend m
         ON m.classid = 'pg_proc'::regclass AND m.objid = f.oid AND m.deptype = 'e'
  LEFT JOIN pg_extension e ON e.oid = m.refobjid
 WHERE NOT starts_with(n.nspname, 'pg_') AND n.nspname <> 'information_schema'

-- Installed extensions, plpgsql included: one row each.
SELECT e.extname AS name,
       e.extversion AS version,
       n.nspname AS schema,
       pg_get_userbyid(e.extowner) AS owner,
       e.extrelocatable AS relocatable,
       d.description AS comment
  FROM pg_extension e
  JOIN pg_namespace n ON n.oid = e.extnamespace
  LEFT JOIN pg_description d
         ON d.classoid = 'pg_extension'::regclass AND d.objoid = e.oid AND d.objsubid = 0

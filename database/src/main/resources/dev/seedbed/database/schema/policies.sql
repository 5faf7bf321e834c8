-- Row security policies.
SELECT 'POLICY' AS kind,
       format('%s.%I', t.sql_name, p.polname) AS name,
       t.sql_name AS relation,
       concat(
         format('CREATE POLICY %I ON %s', p.polname, t.sql_name),
         CASE WHEN NOT p.polpermissive THEN ' AS RESTRICTIVE' END,
         ' FOR ', CASE p.polcmd
           WHEN '*' THEN 'ALL' WHEN 'r' THEN 'SELECT' WHEN 'a' THEN 'INSERT'
           WHEN 'w' THEN 'UPDATE' WHEN 'd' THEN 'DELETE' END,
         ' TO ', (
           SELECT string_agg(CASE r WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(r)) END, ', '
                    ORDER BY pg_get_userbyid(r))
             FROM unnest(p.polroles) AS r),
         ' USING (' || pg_get_expr(p.polqual, p.polrelid) || ')',
         ' WITH CHECK (' || pg_get_expr(p.polwithcheck, p.polrelid) || ')') AS sql,
       'pg_policy'::regclass::oid AS class,
       p.oid AS id
  FROM pg_policy p
  JOIN user_relation t ON t.oid = p.polrelid

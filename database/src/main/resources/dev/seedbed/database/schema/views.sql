-- Views and materialized views, and the rules that are none.
SELECT 'VIEW' AS kind,
       c.sql_name AS name,
       c.sql_name AS relation,
       format(E'CREATE %sVIEW %s%s AS\n%s',
         CASE c.relkind WHEN 'm' THEN 'MATERIALIZED ' END,
         c.sql_name,
         ' WITH (' || array_to_string(c.reloptions, ', ') || ')',
         rtrim(pg_get_viewdef(c.oid), ';')) AS sql,
       'pg_class'::regclass::oid AS class,
       c.oid AS id
  FROM user_relation c
 WHERE c.relkind IN ('v', 'm')
UNION ALL
SELECT 'RULE',
       format('%s.%I', c.sql_name, r.rulename),
       c.sql_name,
       rtrim(pg_get_ruledef(r.oid), ';'),
       'pg_rewrite'::regclass::oid,
       r.oid
  FROM user_relation c
  JOIN pg_rewrite r ON r.ev_class = c.oid
 WHERE r.rulename <> '_RETURN'

-- Functions, procedures and aggregates; the server prints all but the last.
SELECT 'FUNCTION' AS kind,
       f.sql_name AS name,
       NULL AS relation,
       CASE
         WHEN f.prokind <> 'a' THEN rtrim(pg_get_functiondef(f.oid), E'\n')
         ELSE format('CREATE AGGREGATE %I.%I(%s) (%s)', f.nspname, f.proname,
           coalesce(nullif(pg_get_function_arguments(f.oid), ''), '*'),
           concat_ws(', ',
             'SFUNC = ' || a.aggtransfn,
             'STYPE = ' || format_type(a.aggtranstype, NULL),
             CASE WHEN a.aggfinalfn <> 0 THEN 'FINALFUNC = ' || a.aggfinalfn END,
             CASE WHEN a.aggcombinefn <> 0 THEN 'COMBINEFUNC = ' || a.aggcombinefn END,
             'INITCOND = ' || quote_literal(a.agginitval)))
       END AS sql,
       'pg_proc'::regclass::oid AS class,
       f.oid AS id
  FROM user_function f
  LEFT JOIN pg_aggregate a ON a.aggfnoid = f.oid

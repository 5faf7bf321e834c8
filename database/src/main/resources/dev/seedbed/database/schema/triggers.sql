-- Triggers of tables and views, and event triggers. A partition has its parent's.
SELECT 'TRIGGER' AS kind,
       format('%s.%I', t.sql_name, g.tgname) AS name,
       t.sql_name AS relation,
       pg_get_triggerdef(g.oid) AS sql,
       'pg_trigger'::regclass::oid AS class,
       g.oid AS id
  FROM pg_trigger g
  JOIN user_relation t ON t.oid = g.tgrelid
 WHERE NOT g.tgisinternal AND g.tgparentid = 0
UNION ALL
SELECT 'TRIGGER_STATE',
       format('%s.%I', t.sql_name, g.tgname),
       t.sql_name,
       format('ALTER TABLE %s %s TRIGGER %I', t.sql_name,
         CASE g.tgenabled WHEN 'D' THEN 'DISABLE' WHEN 'R' THEN 'ENABLE REPLICA' ELSE 'ENABLE ALWAYS' END,
         g.tgname),
       0,
       0
  FROM pg_trigger g
  JOIN user_relation t ON t.oid = g.tgrelid
 WHERE NOT g.tgisinternal AND g.tgparentid = 0 AND g.tgenabled <> 'O'
UNION ALL
SELECT 'EVENT_TRIGGER',
       quote_ident(e.evtname),
       NULL,
       format('CREATE EVENT TRIGGER %I ON %s%s EXECUTE FUNCTION %s()', e.evtname, e.evtevent,
         (SELECT format(' WHEN tag IN (%s)', string_agg(quote_literal(tag), ', ' ORDER BY tag))
            FROM unnest(e.evttags) AS tag HAVING count(*) > 0),
         e.evtfoid::regproc),
       'pg_event_trigger'::regclass::oid,
       e.oid
  FROM pg_event_trigger e
  JOIN user_function f ON f.oid = e.evtfoid

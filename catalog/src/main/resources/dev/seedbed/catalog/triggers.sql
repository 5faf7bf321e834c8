-- Triggers of tables and views by name: one row a trigger, but for those that PostgreSQL makes for foreign keys.
--
-- A condition may speak of OLD and NEW, which pg_get_expr cannot print; hence it is cut out of the definition.
-- tgtype: 1 row, 2 before, 4 insert, 8 delete, 16 update, 32 truncate, 64 instead of.
SELECT t.tgrelid AS relation,
       t.tgname AS name,
       CASE WHEN t.tgtype & 64 <> 0 THEN 'INSTEAD_OF' WHEN t.tgtype & 2 <> 0 THEN 'BEFORE' ELSE 'AFTER' END
         AS timing,
       array_remove(
         ARRAY[
           CASE WHEN t.tgtype & 4 <> 0 THEN 'INSERT' END,
           CASE WHEN t.tgtype & 8 <> 0 THEN 'DELETE' END,
           CASE WHEN t.tgtype & 16 <> 0 THEN 'UPDATE' END,
           CASE WHEN t.tgtype & 32 <> 0 THEN 'TRUNCATE' END
         ],
         NULL
       ) AS events,
       CASE WHEN t.tgtype & 1 <> 0 THEN 'ROW' ELSE 'STATEMENT' END AS level,
       ARRAY(
         SELECT a.attname::text
           FROM unnest(t.tgattr) WITH ORDINALITY AS k (number, position)
           JOIN pg_attribute a ON a.attrelid = t.tgrelid AND a.attnum = k.number
          ORDER BY k.position
       ) AS columns,
       CASE
         WHEN t.tgqual IS NOT NULL
         THEN (regexp_match(pg_get_triggerdef(t.oid), ' WHEN \((.*)\) EXECUTE FUNCTION '))[1]
       END AS condition,
       fn.nspname AS function_schema,
       f.proname AS function,
       t.tgnargs AS argument_count,
       t.tgargs AS arguments,
       CASE t.tgenabled
         WHEN 'O' THEN 'ORIGIN'
         WHEN 'R' THEN 'REPLICA'
         WHEN 'A' THEN 'ALWAYS'
         WHEN 'D' THEN 'DISABLED'
       END AS enabled,
       t.tgconstraint <> 0 AS is_constraint,
       t.tgdeferrable AS deferrable,
       t.tginitdeferred AS initially_deferred,
       pg_get_triggerdef(t.oid) AS definition,
       d.description AS comment
  FROM pg_trigger t
  JOIN pg_class c ON c.oid = t.tgrelid
  JOIN pg_namespace n ON n.oid = c.relnamespace
  JOIN pg_proc f ON f.oid = t.tgfoid
  JOIN pg_namespace fn ON fn.oid = f.pronamespace
  LEFT JOIN pg_description d
         ON d.classoid = 'pg_trigger'::regclass AND d.objoid = t.oid AND d.objsubid = 0
 WHERE NOT t.tgisinternal
   AND NOT starts_with(n.nspname, 'pg_') AND n.nspname <> 'information_schema'
 ORDER BY t.tgrelid, t.tgname

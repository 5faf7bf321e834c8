-- Sequences that stand for themselves, and whose column they end with; identity columns state their own.
SELECT 'SEQUENCE' AS kind,
       c.sql_name AS name,
       o.refobjid::regclass::text AS relation,
       format(
         'CREATE SEQUENCE %s AS %s INCREMENT BY %s MINVALUE %s MAXVALUE %s START WITH %s CACHE %s%s',
         c.sql_name, format_type(s.seqtypid, NULL), s.seqincrement, s.seqmin, s.seqmax, s.seqstart,
         s.seqcache, CASE WHEN s.seqcycle THEN ' CYCLE' END) AS sql,
       'pg_class'::regclass::oid AS class,
       c.oid AS id
  FROM user_relation c
  JOIN pg_sequence s ON s.seqrelid = c.oid
  LEFT JOIN pg_depend o
         ON o.classid = 'pg_class'::regclass AND o.objid = c.oid AND o.objsubid = 0
        AND o.refclassid = 'pg_class'::regclass AND o.refobjsubid > 0 AND o.deptype IN ('a', 'i')
 WHERE o.deptype IS DISTINCT FROM 'i'
UNION ALL
SELECT 'SEQUENCE_OWNER',
       c.sql_name,
       o.refobjid::regclass::text,
       format('ALTER SEQUENCE %s OWNED BY %s.%I', c.sql_name, o.refobjid::regclass, a.attname),
       0,
       0
  FROM user_relation c
  JOIN pg_depend o
    ON o.classid = 'pg_class'::regclass AND o.objid = c.oid AND o.objsubid = 0
   AND o.refclassid = 'pg_class'::regclass AND o.refobjsubid > 0 AND o.deptype = 'a'
  JOIN pg_attribute a ON a.attrelid = o.refobjid AND a.attnum = o.refobjsubid
 WHERE c.relkind = 'S'

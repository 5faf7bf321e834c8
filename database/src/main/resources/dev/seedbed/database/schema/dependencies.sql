-- Which object needs which other to be there first.
--
-- What stands for no object of its own counts as its owner: a default as its table, a view's rule as the view, a key's
-- index as the key, a row type or an array as what it is made of.
, alias AS (
  SELECT 'pg_attrdef'::regclass::oid AS class, x.oid AS id, 'pg_class'::regclass::oid AS owner_class, x.adrelid AS owner
    FROM pg_attrdef x
  UNION ALL
  SELECT 'pg_rewrite'::regclass, r.oid, 'pg_class'::regclass, r.ev_class
    FROM pg_rewrite r
   WHERE r.rulename = '_RETURN'
  UNION ALL
  SELECT 'pg_class'::regclass, k.conindid, 'pg_constraint'::regclass, k.oid
    FROM pg_constraint k
   WHERE k.contype IN ('p', 'u', 'x')
  UNION ALL
  SELECT 'pg_constraint'::regclass, k.oid, 'pg_type'::regclass, k.contypid
    FROM pg_constraint k
   WHERE k.contypid <> 0
  UNION ALL
  SELECT 'pg_type'::regclass, t.oid, 'pg_class'::regclass, t.typrelid
    FROM pg_type t
    JOIN pg_class c ON c.oid = t.typrelid
   WHERE c.relkind <> 'c'
  UNION ALL
  SELECT 'pg_class'::regclass, t.typrelid, 'pg_type'::regclass, t.oid
    FROM pg_type t
    JOIN pg_class c ON c.oid = t.typrelid
   WHERE c.relkind = 'c'
  UNION ALL
  SELECT 'pg_type'::regclass, t.oid, coalesce('pg_class'::regclass::oid, 0), e.typrelid
    FROM pg_type t
    JOIN pg_type e ON e.oid = t.typelem
    JOIN pg_class c ON c.oid = e.typrelid
   WHERE c.relkind <> 'c'
  UNION ALL
  SELECT 'pg_type'::regclass, t.oid, 'pg_type'::regclass, t.typelem
    FROM pg_type t
    JOIN pg_type e ON e.oid = t.typelem
   WHERE e.typrelid = 0 OR e.typtype = 'c'
)
SELECT coalesce(a.owner_class, d.classid) AS class,
       coalesce(a.owner, d.objid) AS id,
       coalesce(b.owner_class, d.refclassid) AS needed_class,
       coalesce(b.owner, d.refobjid) AS needed
  FROM pg_depend d
  LEFT JOIN alias a ON a.class = d.classid AND a.id = d.objid
  LEFT JOIN alias b ON b.class = d.refclassid AND b.id = d.refobjid
 WHERE d.deptype IN ('n', 'a', 'P') AND d.objid >= 16384
   -- A sequence that ends with a column is made before it.
   AND NOT (d.deptype = 'a' AND d.classid = 'pg_class'::regclass
     AND d.objid IN (SELECT seqrelid FROM pg_sequence))

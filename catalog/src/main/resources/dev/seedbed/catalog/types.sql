-- All types, since a column may have any of them; enums and domains of users' schemas with all that they are made of.
--
-- Parts are the attributes of a composite type that is no table's, the bounds of a range, the ranges of a multirange.
-- An array is what can be subscripted as one, but for int2vector and oidvector, which are stored plain.
SELECT t.oid,
       n.nspname AS schema,
       t.typname AS name,
       CASE
         WHEN t.typelem <> 0
          AND t.typsubscript = 'array_subscript_handler'::regproc
          AND t.typstorage <> 'p' THEN 'ARRAY'
         WHEN t.typtype = 'b' THEN 'BASE'
         WHEN t.typtype = 'c' THEN 'COMPOSITE'
         WHEN t.typtype = 'd' THEN 'DOMAIN'
         WHEN t.typtype = 'e' THEN 'ENUM'
         WHEN t.typtype = 'm' THEN 'MULTIRANGE'
         WHEN t.typtype = 'p' THEN 'PSEUDO'
         WHEN t.typtype = 'r' THEN 'RANGE'
       END AS kind,
       t.typelem AS element,
       p.names AS part_names,
       p.types AS part_types,
       p.typmods AS part_typmods,
       p.sql AS part_sql,
       u.oid IS NOT NULL AS detailed,
       pg_get_userbyid(u.typowner) AS owner,
       coalesce(l.labels, '{}') AS labels,
       u.typbasetype AS base,
       u.typtypmod AS base_typmod,
       format_type(u.typbasetype, u.typtypmod) AS base_sql,
       u.typnotnull AS not_null,
       pg_get_expr(u.typdefaultbin, 0) AS expression,
       cn.nspname AS collation_schema,
       co.collname AS collation,
       d.description AS comment,
       coalesce(u.typacl, acldefault('T', u.typowner))::text[] AS grants,
       e.extname AS extension
  FROM pg_type t
  JOIN pg_namespace n ON n.oid = t.typnamespace
  LEFT JOIN pg_type u
         ON u.oid = t.oid
        AND u.typtype IN ('d', 'e')
        AND NOT starts_with(n.nspname, 'pg_') AND n.nspname <> 'information_schema'
  LEFT JOIN (
    SELECT a.type,
           array_agg(a.attname::text ORDER BY a.attnum) AS names,
           array_agg(a.atttypid::text ORDER BY a.attnum) AS types,
           array_agg(a.atttypmod::text ORDER BY a.attnum) AS typmods,
           array_agg(format_type(a.atttypid, a.atttypmod) ORDER BY a.attnum) AS sql
      FROM (SELECT r.reltype AS type, a.attname, a.attnum, a.atttypid, a.atttypmod
              FROM pg_class r
              JOIN pg_attribute a ON a.attrelid = r.oid
             WHERE r.relkind = 'c' AND a.attnum > 0 AND NOT a.attisdropped
             UNION ALL
            SELECT r.rngtypid, '', 1, r.rngsubtype, -1 FROM pg_range r
             UNION ALL
            SELECT r.rngmultitypid, '', 1, r.rngtypid, -1 FROM pg_range r) AS a
     GROUP BY a.type
  ) AS p ON p.type = t.oid
  LEFT JOIN (
    SELECT v.enumtypid, array_agg(v.enumlabel::text ORDER BY v.enumsortorder) AS labels
      FROM pg_enum v
     GROUP BY v.enumtypid
  ) AS l ON l.enumtypid = u.oid
  LEFT JOIN pg_type b ON b.oid = u.typbasetype
  LEFT JOIN pg_collation co ON co.oid = u.typcollation AND co.oid <> b.typcollation
  LEFT JOIN pg_namespace cn ON cn.oid = co.collnamespace
  LEFT JOIN pg_description d
         ON d.classoid = 'pg_type'::regclass AND d.objoid = u.oid AND d.objsubid = 0
  LEFT JOIN pg_depend m
         ON m.classid = 'pg_type'::regclass AND m.objid = u.oid AND m.deptype = 'e'
  LEFT JOIN pg_extension e ON e.oid = m.refobjid

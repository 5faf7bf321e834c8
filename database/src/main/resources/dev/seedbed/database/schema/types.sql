-- Enums, composite types, ranges and domains.
SELECT 'TYPE' AS kind,
       t.sql_name AS name,
       NULL AS relation,
       CASE t.typtype
         WHEN 'e' THEN format('CREATE TYPE %s AS ENUM (%s)', t.sql_name, labels.list)
         WHEN 'c' THEN format(E'CREATE TYPE %s AS (\n%s\n)', t.sql_name, attributes.list)
         WHEN 'r' THEN format('CREATE TYPE %s AS RANGE (SUBTYPE = %s%s)', t.sql_name,
           format_type(r.rngsubtype, NULL),
           CASE WHEN r.rngsubdiff <> 0 THEN format(', SUBTYPE_DIFF = %s', r.rngsubdiff) END)
         WHEN 'd' THEN concat_ws(' ', 'CREATE DOMAIN', t.sql_name, 'AS',
           format_type(t.typbasetype, t.typtypmod),
           CASE WHEN t.typcollation <> b.typcollation
             THEN format('COLLATE %I.%I', cn.nspname, co.collname) END,
           'DEFAULT ' || pg_get_expr(t.typdefaultbin, 0),
           CASE WHEN t.typnotnull THEN 'NOT NULL' END,
           checks.list)
       END AS sql,
       'pg_type'::regclass::oid AS class,
       t.oid AS id
  FROM user_type t
  LEFT JOIN pg_range r ON r.rngtypid = t.oid
  LEFT JOIN pg_type b ON b.oid = t.typbasetype
  LEFT JOIN pg_collation co ON co.oid = t.typcollation
  LEFT JOIN pg_namespace cn ON cn.oid = co.collnamespace
 CROSS JOIN LATERAL (
   SELECT string_agg(quote_literal(v.enumlabel), ', ' ORDER BY v.enumsortorder) AS list
     FROM pg_enum v
    WHERE v.enumtypid = t.oid
 ) AS labels
 CROSS JOIN LATERAL (
   SELECT string_agg(
            format('  %I %s', a.attname, format_type(a.atttypid, a.atttypmod)), E',\n' ORDER BY a.attnum
          ) AS list
     FROM pg_attribute a
    WHERE a.attrelid = t.typrelid AND a.attnum > 0 AND NOT a.attisdropped
 ) AS attributes
 CROSS JOIN LATERAL (
   SELECT string_agg(
            format('CONSTRAINT %I %s', k.conname, pg_get_constraintdef(k.oid)), ' ' ORDER BY k.conname
          ) AS list
     FROM pg_constraint k
    WHERE k.contypid = t.oid AND k.contype = 'c'
 ) AS checks

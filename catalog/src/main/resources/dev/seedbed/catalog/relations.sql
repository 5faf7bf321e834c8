-- Tables, views and sequences: one row each.
--
-- A relation has parents if it is a partition (then one) or was made with INHERITS (then one or more, in order).
-- A view's rewrite rule depends on every relation that its query names.
-- A sequence is owned by a column either through serial or OWNED BY (dependency type a) or as an identity column's (i).
SELECT c.oid,
       n.nspname AS schema,
       c.relname AS name,
       CASE c.relkind
         WHEN 'r' THEN 'TABLE'
         WHEN 'p' THEN 'PARTITIONED'
         WHEN 'f' THEN 'FOREIGN'
         WHEN 'v' THEN 'VIEW'
         WHEN 'm' THEN 'MATERIALIZED_VIEW'
         WHEN 'S' THEN 'SEQUENCE'
       END AS kind,
       CASE c.relpersistence WHEN 'p' THEN 'PERMANENT' WHEN 'u' THEN 'UNLOGGED' END AS persistence,
       pg_get_userbyid(c.relowner) AS owner,
       c.relrowsecurity AS row_security,
       c.relforcerowsecurity AS force_row_security,
       c.relispartition AS is_partition,
       pg_get_expr(c.relpartbound, c.oid) AS partition_bound,
       CASE p.partstrat WHEN 'r' THEN 'RANGE' WHEN 'l' THEN 'LIST' WHEN 'h' THEN 'HASH' END
         AS partition_strategy,
       pg_get_partkeydef(p.partrelid) AS partition_key,
       CASE WHEN p.partrelid IS NOT NULL THEN ARRAY(
         SELECT a.attname::text
           FROM unnest(p.partattrs) WITH ORDINALITY AS k (number, position)
           JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.number
          ORDER BY k.position
       ) ELSE '{}' END AS partition_columns,
       CASE WHEN c.relkind <> 'S' THEN ARRAY(
         SELECT ARRAY[pn.nspname::text, pc.relname::text]
           FROM pg_inherits i
           JOIN pg_class pc ON pc.oid = i.inhparent
           JOIN pg_namespace pn ON pn.oid = pc.relnamespace
          WHERE i.inhrelid = c.oid
          ORDER BY i.inhseqno
       ) ELSE '{}' END AS parents,
       c.reloptions AS options,
       CASE WHEN c.relkind IN ('v', 'm') THEN ltrim(rtrim(pg_get_viewdef(c.oid), ';')) END
         AS definition,
       CASE WHEN c.relkind IN ('v', 'm') THEN ARRAY(
         SELECT DISTINCT ARRAY[rn.nspname::text, rc.relname::text]
           FROM pg_rewrite w
           JOIN pg_depend r ON r.classid = 'pg_rewrite'::regclass AND r.objid = w.oid
           JOIN pg_class rc ON r.refclassid = 'pg_class'::regclass AND rc.oid = r.refobjid
           JOIN pg_namespace rn ON rn.oid = rc.relnamespace
          WHERE w.ev_class = c.oid AND rc.oid <> c.oid
          ORDER BY 1
       ) ELSE '{}' END AS reads,
       nullif(c.reltuples, -1)::bigint AS estimated_rows,
       format_type(s.seqtypid, NULL) AS sequence_type,
       s.seqstart AS sequence_start,
       s.seqmin AS sequence_minimum,
       s.seqmax AS sequence_maximum,
       s.seqincrement AS sequence_increment,
       s.seqcycle AS sequence_cycle,
       s.seqcache AS sequence_cache,
       o.deptype = 'i' AS sequence_identity,
       tn.nspname AS sequence_table_schema,
       t.relname AS sequence_table,
       ta.attname AS sequence_column,
       d.description AS comment,
       coalesce(
         c.relacl,
         acldefault(CASE WHEN c.relkind = 'S' THEN 's' ELSE 'r' END::"char", c.relowner)
       )::text[] AS grants,
       e.extname AS extension
  FROM pg_class c
  JOIN pg_namespace n ON n.oid = c.relnamespace
  LEFT JOIN pg_partitioned_table p ON p.partrelid = c.oid
  LEFT JOIN pg_sequence s ON s.seqrelid = c.oid
  LEFT JOIN pg_depend o
         ON s.seqrelid IS NOT NULL
        AND o.classid = 'pg_class'::regclass AND o.objid = c.oid AND o.objsubid = 0
        AND o.refclassid = 'pg_class'::regclass AND o.refobjsubid > 0 AND o.deptype IN ('a', 'i')
  LEFT JOIN pg_class t ON t.oid = o.refobjid
  LEFT JOIN pg_namespace tn ON tn.oid = t.relnamespace
  LEFT JOIN pg_attribute ta ON ta.attrelid = o.refobjid AND ta.attnum = o.refobjsubid
  LEFT JOIN pg_description d
         ON d.classoid = 'pg_class'::regclass AND d.objoid = c.oid AND d.objsubid = 0
  LEFT JOIN pg_depend m
         ON m.classid = 'pg_class'::regclass AND m.objid = c.oid AND m.objsubid = 0
        AND m.deptype = 'e'
  LEFT JOIN pg_extension e ON e.oid = m.refobjid
 WHERE c.relkind IN ('r', 'p', 'f', 'v', 'm', 'S')
   AND NOT starts_with(n.nspname, 'pg_') AND n.nspname <> 'information_schema'

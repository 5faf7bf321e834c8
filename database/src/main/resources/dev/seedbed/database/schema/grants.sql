-- Privileges that others than the owner have, and those of everybody that were taken away.
, target AS (
  SELECT 'SCHEMA' AS type, 'SCHEMA ' || quote_ident(s.nspname) AS name, NULL AS relation,
         s.nspowner AS owner, s.nspacl AS acl, NULL AS only_columns
    FROM user_schema s
  UNION ALL
  SELECT 'RELATION', concat(CASE c.relkind WHEN 'S' THEN 'SEQUENCE ' ELSE 'TABLE ' END, c.sql_name),
         c.sql_name, c.relowner, c.relacl, NULL
    FROM user_relation c
   WHERE c.relkind IN ('r', 'p', 'f', 'v', 'm', 'S')
  UNION ALL
  SELECT 'RELATION', 'TABLE ' || c.sql_name, c.sql_name, c.relowner, a.attacl,
         format(' (%I)', a.attname)
    FROM user_relation c
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
   WHERE a.attacl IS NOT NULL
  UNION ALL
  SELECT 'EXECUTE',
         CASE f.prokind WHEN 'p' THEN 'PROCEDURE ' ELSE 'FUNCTION ' END || f.sql_name,
         NULL, f.proowner, f.proacl, NULL
    FROM user_function f
  UNION ALL
  SELECT 'USAGE', 'TYPE ' || t.sql_name, NULL, t.typowner, t.typacl, NULL
    FROM user_type t
), granted AS (
  SELECT t.type, t.name, t.relation, t.only_columns, x.grantee, x.is_grantable,
         string_agg(x.privilege_type || coalesce(t.only_columns, ''), ', ' ORDER BY x.privilege_type) AS list
    FROM target t
   CROSS JOIN LATERAL aclexplode(t.acl) AS x
   WHERE x.grantee <> t.owner
   GROUP BY t.type, t.name, t.relation, t.only_columns, x.grantee, x.is_grantable
)
SELECT 'GRANT' AS kind,
       format('on %s%s to %s%s', g.name, g.only_columns,
         CASE g.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(g.grantee)) END,
         CASE WHEN g.is_grantable THEN ' with grant option' END) AS name,
       g.relation,
       format('GRANT %s ON %s TO %s%s', g.list, g.name,
         CASE g.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(g.grantee)) END,
         CASE WHEN g.is_grantable THEN ' WITH GRANT OPTION' END) AS sql,
       0 AS class,
       0 AS id
  FROM granted g
 WHERE NOT (g.grantee = 0 AND g.type IN ('EXECUTE', 'USAGE'))
   AND NOT (g.grantee = 0 AND g.name = 'SCHEMA public' AND g.list = 'USAGE')
UNION ALL
SELECT 'GRANT',
       format('on %s from PUBLIC', t.name),
       t.relation,
       format('REVOKE %s ON %s FROM PUBLIC', t.type, t.name),
       0,
       0
  FROM target t
 WHERE t.type IN ('EXECUTE', 'USAGE') AND t.acl IS NOT NULL
   AND NOT EXISTS (SELECT FROM aclexplode(t.acl) AS x WHERE x.grantee = 0)
UNION ALL
SELECT 'DEFAULT_PRIVILEGE',
       concat_ws(' ', 'on', d.defaclobjtype::text, 'in ' || quote_ident(s.nspname), 'to', x.who,
         CASE WHEN x.is_grantable THEN 'with grant option' END),
       NULL,
       concat_ws(' ', 'ALTER DEFAULT PRIVILEGES', 'IN SCHEMA ' || quote_ident(s.nspname), 'GRANT', x.list,
         'ON', CASE d.defaclobjtype
           WHEN 'r' THEN 'TABLES' WHEN 'S' THEN 'SEQUENCES' WHEN 'f' THEN 'FUNCTIONS'
           WHEN 'T' THEN 'TYPES' WHEN 'n' THEN 'SCHEMAS' ELSE 'LARGE OBJECTS' END,
         'TO', x.who, CASE WHEN x.is_grantable THEN 'WITH GRANT OPTION' END),
       0,
       0
  FROM pg_default_acl d
  LEFT JOIN user_schema s ON s.oid = d.defaclnamespace
 CROSS JOIN LATERAL (
   SELECT CASE e.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(e.grantee)) END AS who,
          e.is_grantable,
          string_agg(e.privilege_type, ', ' ORDER BY e.privilege_type) AS list
     FROM aclexplode(d.defaclacl) AS e
    WHERE e.grantee <> d.defaclrole
      AND NOT (e.grantee = 0 AND d.defaclobjtype IN ('f', 'T') AND d.defaclnamespace = 0)
    GROUP BY e.grantee, e.is_grantable
 ) AS x
 WHERE d.defaclnamespace = 0 OR s.oid IS NOT NULL

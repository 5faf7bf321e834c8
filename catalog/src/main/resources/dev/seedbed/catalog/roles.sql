-- Roles of the cluster but for PostgreSQL's predefined ones: one row a role. pg_authid would need a superuser.
--
-- From PostgreSQL 16 on, who creates a role becomes a member that may do nothing but grant it on; that is none here. Before
-- that, the two options mean the columns of earlier.
SELECT r.rolname AS name,
       r.rolsuper AS superuser,
       r.rolbypassrls AS bypass_row_security,
       r.rolcanlogin AS login,
       r.rolinherit AS inherit,
       r.rolcreaterole AS create_role,
       r.rolcreatedb AS create_database,
       r.rolreplication AS replication,
       ARRAY(
         SELECT DISTINCT g.rolname::text
           FROM (SELECT true AS inherit_option, true AS set_option) AS earlier
          CROSS JOIN LATERAL (
            SELECT roleid, member FROM pg_auth_members WHERE inherit_option OR set_option
          ) AS m
           JOIN pg_roles g ON g.oid = m.roleid
          WHERE m.member = r.oid
          ORDER BY 1
       ) AS member_of,
       d.description AS comment
  FROM pg_roles r
  LEFT JOIN pg_shdescription d ON d.classoid = 'pg_authid'::regclass AND d.objoid = r.oid
 WHERE NOT starts_with(r.rolname, 'pg_')

-- Keys, checks and exclusions of tables, but for those that a partition or an heir has from its parent.
SELECT 'CONSTRAINT' AS kind,
       format('%s.%I', t.sql_name, k.conname) AS name,
       t.sql_name AS relation,
       format('ALTER TABLE %s ADD CONSTRAINT %I %s', t.sql_name, k.conname, pg_get_constraintdef(k.oid))
         AS sql,
       'pg_constraint'::regclass::oid AS class,
       k.oid AS id
  FROM pg_constraint k
  JOIN user_relation t ON t.oid = k.conrelid
 WHERE k.contype IN ('p', 'u', 'c', 'x', 'f') AND k.conparentid = 0 AND k.conislocal

CREATE SCHEMA seedbed_statements;
-- A migration may have become another role when its statement ends.
GRANT USAGE ON SCHEMA seedbed_statements TO public;

CREATE UNLOGGED TABLE seedbed_statements.event (
  number bigint GENERATED ALWAYS AS IDENTITY,
  place text NOT NULL,
  began numeric NOT NULL,
  took numeric NOT NULL,
  query text NOT NULL,
  what text NOT NULL,
  one text NOT NULL,
  two text NOT NULL,
  three text NOT NULL,
  object oid NOT NULL DEFAULT 0,
  indexed oid NOT NULL DEFAULT 0,
  transaction xid8 NOT NULL DEFAULT pg_current_xact_id(),
  lock_timeout numeric NOT NULL
    DEFAULT extract(epoch FROM current_setting('lock_timeout')::interval),
  path text NOT NULL DEFAULT coalesce(current_setting('seedbed.path', true), '')
);

-- When the statement began: as the migrator said, or else when the server got it.
CREATE FUNCTION seedbed_statements.began() RETURNS numeric
LANGUAGE sql STABLE AS $trace$
  SELECT coalesce(nullif(current_setting('seedbed.began', true), '')::numeric,
    extract(epoch FROM statement_timestamp()))
$trace$;

-- Notes the locks that the transaction did not have at its last statement's end.
-- Called by what runs as its owner, with the search path of the server's own objects.
CREATE FUNCTION seedbed_statements.note_locks(query text) RETURNS void
LANGUAGE plpgsql AS $trace$
DECLARE
  before text := coalesce(current_setting('seedbed.held', true), '');
  since numeric := seedbed_statements.began();
  added text;
BEGIN
  WITH taken AS (
    SELECT lock.relation, lock.mode
    FROM pg_locks AS lock
    WHERE lock.pid = pg_backend_pid() AND lock.locktype = 'relation' AND lock.granted
      AND lock.relation >= 16384
    EXCEPT
    SELECT split_part(held, ' ', 1)::oid, split_part(held, ' ', 2)
    FROM string_to_table(before, ',') AS held
  ), noted AS (
    INSERT INTO seedbed_statements.event (place, began, took, query, what, one, two, three)
    SELECT current_setting('seedbed.at'), since, extract(epoch FROM clock_timestamp()) - since,
      query, 'lock', namespace.nspname, class.relname, taken.mode
    FROM taken
    JOIN pg_class AS class ON class.oid = taken.relation
    JOIN pg_namespace AS namespace ON namespace.oid = class.relnamespace
    WHERE namespace.nspname NOT IN ('pg_toast', 'seedbed_statements', 'seedbed')
    ORDER BY namespace.nspname, class.relname, taken.mode
  )
  SELECT string_agg(relation || ' ' || mode, ',') INTO added FROM taken;
  IF added IS NOT NULL THEN
    -- It ends with the transaction, as the locks do.
    PERFORM set_config('seedbed.held', concat_ws(',', nullif(before, ''), added), true);
  END IF;
END
$trace$;

CREATE FUNCTION seedbed_statements.ended(query text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $trace$
DECLARE
  since numeric := seedbed_statements.began();
BEGIN
  -- The statement itself may have reset all settings.
  IF coalesce(current_setting('seedbed.at', true), '') = '' THEN
    RETURN;
  END IF;
  INSERT INTO seedbed_statements.event (place, began, took, query, what, one, two, three)
  VALUES (current_setting('seedbed.at'), since, extract(epoch FROM clock_timestamp()) - since,
    query, 'end', '', '', '');
  PERFORM seedbed_statements.note_locks('');
  PERFORM set_config('seedbed.began', '', false), set_config('seedbed.path', '', false);
END
$trace$;

CREATE FUNCTION seedbed_statements.happened() RETURNS event_trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $trace$
DECLARE
  at text := current_setting('seedbed.at', true);
  since numeric;
  until numeric;
  -- What will be noted down when it ends need not be here.
  query text := '';
  ends boolean := coalesce(current_setting('seedbed.began', true), '') <> '';
BEGIN
  IF at IS NULL OR at = '' THEN
    RETURN;
  END IF;
  since := seedbed_statements.began();
  IF NOT ends THEN
    query := current_query();
  END IF;
  until := extract(epoch FROM clock_timestamp());
  IF tg_event = 'table_rewrite' THEN
    INSERT INTO seedbed_statements.event (place, began, took, query, what, one, two, three)
    VALUES (at, since, until - since, query, 'rewrite',
      pg_event_trigger_table_rewrite_oid()::regclass::text,
      pg_event_trigger_table_rewrite_reason()::text, '');
  ELSIF tg_event = 'sql_drop' THEN
    INSERT INTO seedbed_statements.event
      (place, began, took, query, what, one, two, three, object)
    SELECT at, since, until - since, query, 'change', 'DROP', object_type, object_identity, objid
    FROM pg_event_trigger_dropped_objects()
    WHERE NOT is_temporary AND coalesce(schema_name, '') <> 'pg_toast'
      AND (original OR object_type <> 'type');
  ELSE
    INSERT INTO seedbed_statements.event
      (place, began, took, query, what, one, two, three, object, indexed)
    SELECT at, since, until - since, query, 'change', command_tag, object_type,
      -- What is granted on has none.
      coalesce(object_identity, ''), coalesce(objid, 0),
      coalesce((SELECT indrelid FROM pg_index WHERE indexrelid = objid), 0)
    FROM pg_event_trigger_ddl_commands()
    WHERE NOT in_extension;
    -- Nobody will say that the statement ended: another program's session, or no transaction.
    IF NOT ends THEN
      PERFORM seedbed_statements.note_locks(query);
    END IF;
  END IF;
END
$trace$;

CREATE EVENT TRIGGER seedbed_statements ON ddl_command_end
  EXECUTE FUNCTION seedbed_statements.happened();
CREATE EVENT TRIGGER seedbed_drops ON sql_drop
  EXECUTE FUNCTION seedbed_statements.happened();
CREATE EVENT TRIGGER seedbed_rewrites ON table_rewrite
  EXECUTE FUNCTION seedbed_statements.happened();

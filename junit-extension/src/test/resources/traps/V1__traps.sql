DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'trap_reader') THEN
    CREATE ROLE trap_reader;
  END IF;
  EXECUTE format('ALTER DATABASE %I SET lock_timeout = ''2s''', current_database());
END
$$;

CREATE TABLE parent (id int PRIMARY KEY, name text UNIQUE);

CREATE TABLE child (
  id int PRIMARY KEY,
  parent_id int REFERENCES parent DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE ticket (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  title text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE news (title text);

CREATE FUNCTION announce() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('news', NEW.title);
  RETURN NEW;
END
$$;

CREATE TRIGGER announce AFTER INSERT ON news FOR EACH ROW EXECUTE FUNCTION announce();

CREATE FUNCTION tell(text) RETURNS void LANGUAGE sql AS $$ SELECT pg_notify('news', $1) $$;

CREATE FUNCTION act_for(text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM set_config('app.tenant', $1, true);
END
$$;

CREATE FUNCTION family(int) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO child VALUES ($1, $1);
  INSERT INTO parent VALUES ($1, 'parent ' || $1);
END
$$;

CREATE PROCEDURE fill_in_steps() LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO parent VALUES (1, 'a');
  COMMIT;
  INSERT INTO parent VALUES (2, 'b');
END
$$;

GRANT SELECT ON parent TO trap_reader;

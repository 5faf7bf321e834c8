-- object: column identity.levels.id
CREATE TABLE identity.levels (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, -- here
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);
CREATE TRIGGER touched BEFORE UPDATE ON identity.levels FOR EACH ROW EXECUTE FUNCTION identity.touch();

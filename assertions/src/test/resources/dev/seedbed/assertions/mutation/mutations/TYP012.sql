-- object: column identity.levels.id
CREATE TABLE identity.levels (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, -- here
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);

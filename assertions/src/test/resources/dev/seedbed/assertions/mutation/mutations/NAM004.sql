-- object: column identity.levels.level_no
CREATE TABLE identity.levels (
  level_no bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, -- here
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);

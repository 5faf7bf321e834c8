-- object: relation identity.levels
-- pack: {columns: false}
CREATE TABLE identity.levels ( -- here
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);

-- object: relation identity.levels
CREATE TABLE identity.levels ( -- here
  title text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);

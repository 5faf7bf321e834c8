-- object: relation identity.levels
-- pack: {sources: {"${root}/db/V2": [billing]}}
CREATE TABLE identity.levels ( -- here
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);

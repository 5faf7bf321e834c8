-- object: column identity.tips.org_id
-- pack: {columns: [org_id]}
CREATE TABLE identity.tips (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  org_id text NOT NULL, -- here
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);

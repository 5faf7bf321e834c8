-- object: relation identity.homes
CREATE TABLE identity.homes ( -- here
  user_id text NOT NULL REFERENCES identity.users (id) ON DELETE CASCADE,
  country_id text NOT NULL REFERENCES identity.countries (id) ON DELETE CASCADE,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (user_id, country_id)
);
CREATE INDEX idx_homes_country_id ON identity.homes (country_id);

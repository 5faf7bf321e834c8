-- What an administrator does once, before the service starts for the first time: a role for the service, schemas,
-- and the grants on all that migrations will make there. The role owns nothing.

-- Roles belong to the server, on which there may be other databases of ours.
DO $$
BEGIN
  CREATE ROLE manifest NOLOGIN;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END $$;

DO $$
BEGIN
  EXECUTE format('GRANT ALL PRIVILEGES ON DATABASE %I TO manifest', current_database());
END $$;

CREATE SCHEMA auth;
CREATE SCHEMA manifest;

GRANT ALL ON SCHEMA auth, manifest TO manifest;
ALTER DEFAULT PRIVILEGES IN SCHEMA auth, manifest GRANT ALL ON TABLES TO manifest;
ALTER DEFAULT PRIVILEGES IN SCHEMA auth, manifest GRANT ALL ON SEQUENCES TO manifest;

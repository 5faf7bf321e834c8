CREATE SCHEMA IF NOT EXISTS manifest;

-- The boundary between customers: every row of ours belongs to one tenant, directly or through its agent.
-- A tenant outlives the account that opened it.
CREATE TABLE manifest.tenants (
  id text PRIMARY KEY,
  owner_user_id text REFERENCES auth."user" (id) ON DELETE SET NULL,
  name text NOT NULL CHECK (btrim(name) <> ''),
  slug text NOT NULL UNIQUE CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  organization_name text,
  is_active boolean NOT NULL DEFAULT true,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX idx_tenants_owner_user ON manifest.tenants (owner_user_id);

CREATE TABLE manifest.agents (
  id text PRIMARY KEY,
  tenant_id text NOT NULL REFERENCES manifest.tenants (id) ON DELETE CASCADE,
  name text NOT NULL CHECK (btrim(name) <> ''),
  description text,
  is_active boolean NOT NULL DEFAULT true,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (tenant_id, name)
);

-- Keys are stored as hashes; the prefix is what a person recognises a key by.

-- What an agent sends its telemetry with: one key an agent.
CREATE TABLE manifest.agent_api_keys (
  id text PRIMARY KEY,
  tenant_id text NOT NULL REFERENCES manifest.tenants (id) ON DELETE CASCADE,
  agent_id text NOT NULL UNIQUE REFERENCES manifest.agents (id) ON DELETE CASCADE,
  key_hash text NOT NULL UNIQUE,
  key_prefix text NOT NULL CHECK (starts_with(key_prefix, 'mnfst_')),
  label text,
  is_active boolean NOT NULL DEFAULT true,
  last_used_at timestamptz,
  expires_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX idx_agent_api_keys_tenant ON manifest.agent_api_keys (tenant_id);

-- What a person's scripts read the API with.
CREATE TABLE manifest.api_keys (
  id text PRIMARY KEY,
  user_id text NOT NULL REFERENCES auth."user" (id) ON DELETE CASCADE,
  key_hash text NOT NULL UNIQUE,
  key_prefix text NOT NULL,
  name text NOT NULL,
  last_used_at timestamptz,
  expires_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (user_id, name)
);

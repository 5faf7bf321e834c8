-- A person's own keys for the providers that an agent's calls are routed to.
CREATE TABLE manifest.user_providers (
  id text PRIMARY KEY,
  user_id text NOT NULL REFERENCES auth."user" (id) ON DELETE CASCADE,
  agent_id text NOT NULL REFERENCES manifest.agents (id) ON DELETE CASCADE,
  provider text NOT NULL,
  api_key_encrypted text,
  key_prefix text,
  auth_type text NOT NULL DEFAULT 'api_key' CHECK (auth_type IN ('api_key', 'subscription')),
  is_active boolean NOT NULL DEFAULT true,
  connected_at timestamptz NOT NULL DEFAULT now(),
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (agent_id, provider, auth_type),
  CHECK (auth_type <> 'api_key' OR api_key_encrypted IS NOT NULL)
);

CREATE INDEX idx_user_providers_user ON manifest.user_providers (user_id);

-- Which model answers an agent's requests of each tier. A person's choice goes before ours.
CREATE TABLE manifest.tier_assignments (
  id text PRIMARY KEY,
  user_id text NOT NULL REFERENCES auth."user" (id) ON DELETE CASCADE,
  agent_id text NOT NULL REFERENCES manifest.agents (id) ON DELETE CASCADE,
  tier text NOT NULL CHECK (tier IN ('simple', 'standard', 'complex', 'reasoning')),
  auto_assigned_model text,
  override_model text,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (agent_id, tier)
);

CREATE INDEX idx_tier_assignments_user ON manifest.tier_assignments (user_id);

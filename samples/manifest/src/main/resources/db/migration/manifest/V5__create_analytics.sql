-- Pre-aggregated telemetry for the dashboard. A snapshot outlives the messages it was made from.

CREATE TABLE manifest.token_usage_snapshots (
  id text PRIMARY KEY,
  tenant_id text NOT NULL REFERENCES manifest.tenants (id) ON DELETE CASCADE,
  agent_id text NOT NULL REFERENCES manifest.agents (id) ON DELETE CASCADE,
  model text NOT NULL,
  granularity text NOT NULL CHECK (granularity IN ('hour', 'day')),
  bucket_start timestamptz NOT NULL,
  input_tokens bigint NOT NULL DEFAULT 0 CHECK (input_tokens >= 0),
  output_tokens bigint NOT NULL DEFAULT 0 CHECK (output_tokens >= 0),
  cache_read_tokens bigint NOT NULL DEFAULT 0 CHECK (cache_read_tokens >= 0),
  cache_creation_tokens bigint NOT NULL DEFAULT 0 CHECK (cache_creation_tokens >= 0),
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (agent_id, model, granularity, bucket_start)
);

CREATE INDEX idx_token_usage_snapshots_tenant_bucket
  ON manifest.token_usage_snapshots (tenant_id, bucket_start DESC);

CREATE TABLE manifest.cost_snapshots (
  id text PRIMARY KEY,
  tenant_id text NOT NULL REFERENCES manifest.tenants (id) ON DELETE CASCADE,
  agent_id text NOT NULL REFERENCES manifest.agents (id) ON DELETE CASCADE,
  model text NOT NULL,
  granularity text NOT NULL CHECK (granularity IN ('hour', 'day')),
  bucket_start timestamptz NOT NULL,
  cost_usd numeric(14, 6) NOT NULL DEFAULT 0 CHECK (cost_usd >= 0),
  message_count bigint NOT NULL DEFAULT 0 CHECK (message_count >= 0),
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (agent_id, model, granularity, bucket_start)
);

CREATE INDEX idx_cost_snapshots_tenant_bucket
  ON manifest.cost_snapshots (tenant_id, bucket_start DESC);

-- Prices in US dollars a token, the same for every tenant.
CREATE TABLE manifest.model_pricing (
  model_name text PRIMARY KEY,
  provider text NOT NULL,
  input_price_per_token numeric(18, 12) NOT NULL CHECK (input_price_per_token >= 0),
  output_price_per_token numeric(18, 12) NOT NULL CHECK (output_price_per_token >= 0),
  cache_read_price_per_token numeric(18, 12) CHECK (cache_read_price_per_token >= 0),
  context_window integer CHECK (context_window > 0),
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);

-- A price that was once charged is never forgotten, so a model with a history cannot be deleted.
CREATE TABLE manifest.model_pricing_history (
  id text PRIMARY KEY,
  model_name text NOT NULL REFERENCES manifest.model_pricing (model_name) ON DELETE RESTRICT,
  input_price_per_token numeric(18, 12) NOT NULL CHECK (input_price_per_token >= 0),
  output_price_per_token numeric(18, 12) NOT NULL CHECK (output_price_per_token >= 0),
  effective_from timestamptz NOT NULL,
  effective_until timestamptz,
  change_source text NOT NULL DEFAULT 'sync' CHECK (change_source IN ('sync', 'manual')),
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (model_name, effective_from),
  CHECK (effective_until > effective_from)
);

CREATE TABLE manifest.unresolved_models (
  model_name text PRIMARY KEY,
  first_seen_at timestamptz NOT NULL DEFAULT now(),
  last_seen_at timestamptz NOT NULL DEFAULT now(),
  occurrence_count bigint NOT NULL DEFAULT 1 CHECK (occurrence_count > 0),
  resolved_to text REFERENCES manifest.model_pricing (model_name) ON DELETE SET NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  CHECK (last_seen_at >= first_seen_at)
);

CREATE INDEX idx_unresolved_models_resolved_to ON manifest.unresolved_models (resolved_to);

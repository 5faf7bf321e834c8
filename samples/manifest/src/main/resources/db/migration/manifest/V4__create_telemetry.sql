-- What agents report. "timestamp" is when it happened at the agent, created_at when it reached us.

CREATE TABLE manifest.agent_messages (
  id text PRIMARY KEY,
  tenant_id text NOT NULL REFERENCES manifest.tenants (id) ON DELETE CASCADE,
  agent_id text NOT NULL REFERENCES manifest.agents (id) ON DELETE CASCADE,
  session_key text,
  trace_id text,
  role text NOT NULL DEFAULT 'assistant' CHECK (role IN ('system', 'user', 'assistant', 'tool')),
  content text NOT NULL,
  model text,
  routing_tier text CHECK (routing_tier IN ('simple', 'standard', 'complex', 'reasoning')),
  input_tokens integer NOT NULL DEFAULT 0 CHECK (input_tokens >= 0),
  output_tokens integer NOT NULL DEFAULT 0 CHECK (output_tokens >= 0),
  cache_read_tokens integer NOT NULL DEFAULT 0 CHECK (cache_read_tokens >= 0),
  cache_creation_tokens integer NOT NULL DEFAULT 0 CHECK (cache_creation_tokens >= 0),
  -- Null while the model's price is unknown: see unresolved_models.
  cost_usd numeric(12, 6) CHECK (cost_usd >= 0),
  duration_ms integer CHECK (duration_ms >= 0),
  status text NOT NULL DEFAULT 'ok' CHECK (status IN ('ok', 'error', 'rate_limited')),
  error_message text,
  metadata jsonb NOT NULL DEFAULT '{}',
  timestamp timestamptz NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);

-- Most queries filter by tenant.
CREATE INDEX idx_agent_messages_tenant ON manifest.agent_messages (tenant_id);

-- Time series, and the retention delete.
CREATE INDEX idx_agent_messages_timestamp ON manifest.agent_messages (timestamp);

CREATE INDEX idx_agent_messages_agent ON manifest.agent_messages (agent_id);

-- A tenant's messages, newest first.
CREATE INDEX idx_agent_messages_tenant_timestamp
  ON manifest.agent_messages (tenant_id, timestamp DESC);

CREATE TABLE manifest.llm_calls (
  id text PRIMARY KEY,
  tenant_id text NOT NULL REFERENCES manifest.tenants (id) ON DELETE CASCADE,
  agent_id text NOT NULL REFERENCES manifest.agents (id) ON DELETE CASCADE,
  message_id text NOT NULL REFERENCES manifest.agent_messages (id) ON DELETE CASCADE,
  provider text NOT NULL,
  model text NOT NULL,
  input_tokens integer NOT NULL DEFAULT 0 CHECK (input_tokens >= 0),
  output_tokens integer NOT NULL DEFAULT 0 CHECK (output_tokens >= 0),
  cache_read_tokens integer NOT NULL DEFAULT 0 CHECK (cache_read_tokens >= 0),
  cache_creation_tokens integer NOT NULL DEFAULT 0 CHECK (cache_creation_tokens >= 0),
  cost_usd numeric(12, 6) CHECK (cost_usd >= 0),
  duration_ms integer CHECK (duration_ms >= 0),
  temperature numeric(3, 2) CHECK (temperature BETWEEN 0 AND 2),
  status text NOT NULL DEFAULT 'ok' CHECK (status IN ('ok', 'error', 'rate_limited')),
  error_message text,
  timestamp timestamptz NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX idx_llm_calls_tenant_timestamp ON manifest.llm_calls (tenant_id, timestamp DESC);
CREATE INDEX idx_llm_calls_agent ON manifest.llm_calls (agent_id);
CREATE INDEX idx_llm_calls_message ON manifest.llm_calls (message_id);

CREATE TABLE manifest.tool_executions (
  id text PRIMARY KEY,
  tenant_id text NOT NULL REFERENCES manifest.tenants (id) ON DELETE CASCADE,
  agent_id text NOT NULL REFERENCES manifest.agents (id) ON DELETE CASCADE,
  message_id text NOT NULL REFERENCES manifest.agent_messages (id) ON DELETE CASCADE,
  llm_call_id text REFERENCES manifest.llm_calls (id) ON DELETE SET NULL,
  tool_name text NOT NULL,
  arguments jsonb NOT NULL DEFAULT '{}',
  result jsonb,
  duration_ms integer CHECK (duration_ms >= 0),
  status text NOT NULL DEFAULT 'ok' CHECK (status IN ('ok', 'error')),
  error_message text,
  timestamp timestamptz NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX idx_tool_executions_tenant_timestamp
  ON manifest.tool_executions (tenant_id, timestamp DESC);
CREATE INDEX idx_tool_executions_agent ON manifest.tool_executions (agent_id);
CREATE INDEX idx_tool_executions_message ON manifest.tool_executions (message_id);
CREATE INDEX idx_tool_executions_llm_call ON manifest.tool_executions (llm_call_id);

CREATE TABLE manifest.agent_logs (
  id text PRIMARY KEY,
  tenant_id text NOT NULL REFERENCES manifest.tenants (id) ON DELETE CASCADE,
  agent_id text NOT NULL REFERENCES manifest.agents (id) ON DELETE CASCADE,
  trace_id text,
  severity text NOT NULL CHECK (severity IN ('trace', 'debug', 'info', 'warn', 'error', 'fatal')),
  body text NOT NULL,
  attributes jsonb NOT NULL DEFAULT '{}',
  timestamp timestamptz NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX idx_agent_logs_tenant_timestamp ON manifest.agent_logs (tenant_id, timestamp DESC);
CREATE INDEX idx_agent_logs_agent ON manifest.agent_logs (agent_id);

-- An audit trail: it keeps its rows when the agent goes.
CREATE TABLE manifest.security_events (
  id text PRIMARY KEY,
  tenant_id text NOT NULL REFERENCES manifest.tenants (id) ON DELETE CASCADE,
  agent_id text REFERENCES manifest.agents (id) ON DELETE SET NULL,
  session_key text,
  category text NOT NULL,
  severity text NOT NULL CHECK (severity IN ('low', 'medium', 'high', 'critical')),
  description text NOT NULL,
  timestamp timestamptz NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX idx_security_events_tenant_timestamp
  ON manifest.security_events (tenant_id, timestamp DESC);
CREATE INDEX idx_security_events_agent ON manifest.security_events (agent_id);

-- A schema as Seedbed reads and writes it. A comment above each statement names its object.
SET check_function_bodies = off;

-- schema auth
CREATE SCHEMA auth;

-- schema manifest
CREATE SCHEMA manifest;

-- schema public
CREATE SCHEMA IF NOT EXISTS public;

-- extension vector
CREATE EXTENSION IF NOT EXISTS vector WITH SCHEMA public;

-- table auth."user"
CREATE TABLE auth."user" (
  id text NOT NULL,
  name text NOT NULL,
  email text NOT NULL,
  email_verified boolean DEFAULT false NOT NULL,
  image text,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL
);

-- table auth.session
CREATE TABLE auth.session (
  id text NOT NULL,
  user_id text NOT NULL,
  token text NOT NULL,
  expires_at timestamp with time zone NOT NULL,
  ip_address text,
  user_agent text,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL
);

-- table manifest.agent_api_keys
CREATE TABLE manifest.agent_api_keys (
  id text NOT NULL,
  tenant_id text NOT NULL,
  agent_id text NOT NULL,
  key_hash text NOT NULL,
  key_prefix text NOT NULL,
  label text,
  is_active boolean DEFAULT true NOT NULL,
  last_used_at timestamp with time zone,
  expires_at timestamp with time zone,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL
);

-- table manifest.agent_logs
CREATE TABLE manifest.agent_logs (
  id text NOT NULL,
  tenant_id text NOT NULL,
  agent_id text NOT NULL,
  trace_id text,
  severity text NOT NULL,
  body text NOT NULL,
  attributes jsonb DEFAULT '{}'::jsonb NOT NULL,
  "timestamp" timestamp with time zone NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL
);

-- table manifest.agent_messages
CREATE TABLE manifest.agent_messages (
  id text NOT NULL,
  tenant_id text NOT NULL,
  agent_id text NOT NULL,
  session_key text,
  trace_id text,
  role text DEFAULT 'assistant'::text NOT NULL,
  content text NOT NULL,
  model text,
  routing_tier text,
  input_tokens integer DEFAULT 0 NOT NULL,
  output_tokens integer DEFAULT 0 NOT NULL,
  cache_read_tokens integer DEFAULT 0 NOT NULL,
  cache_creation_tokens integer DEFAULT 0 NOT NULL,
  cost_usd numeric(12,6),
  duration_ms integer,
  status text DEFAULT 'ok'::text NOT NULL,
  error_message text,
  metadata jsonb DEFAULT '{}'::jsonb NOT NULL,
  "timestamp" timestamp with time zone NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL,
  embedding public.vector(384)
);

-- table manifest.agents
CREATE TABLE manifest.agents (
  id text NOT NULL,
  tenant_id text NOT NULL,
  name text NOT NULL,
  description text,
  is_active boolean DEFAULT true NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL
);

-- table manifest.api_keys
CREATE TABLE manifest.api_keys (
  id text NOT NULL,
  user_id text NOT NULL,
  key_hash text NOT NULL,
  key_prefix text NOT NULL,
  name text NOT NULL,
  last_used_at timestamp with time zone,
  expires_at timestamp with time zone,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL
);

-- table manifest.cost_snapshots
CREATE TABLE manifest.cost_snapshots (
  id text NOT NULL,
  tenant_id text NOT NULL,
  agent_id text NOT NULL,
  model text NOT NULL,
  granularity text NOT NULL,
  bucket_start timestamp with time zone NOT NULL,
  cost_usd numeric(14,6) DEFAULT 0 NOT NULL,
  message_count bigint DEFAULT 0 NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL
);

-- table manifest.email_provider_configs
CREATE TABLE manifest.email_provider_configs (
  id text NOT NULL,
  user_id text NOT NULL,
  provider text NOT NULL,
  api_key_encrypted text NOT NULL,
  key_prefix text,
  from_address text NOT NULL,
  is_active boolean DEFAULT true NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL
);

-- table manifest.llm_calls
CREATE TABLE manifest.llm_calls (
  id text NOT NULL,
  tenant_id text NOT NULL,
  agent_id text NOT NULL,
  message_id text NOT NULL,
  provider text NOT NULL,
  model text NOT NULL,
  input_tokens integer DEFAULT 0 NOT NULL,
  output_tokens integer DEFAULT 0 NOT NULL,
  cache_read_tokens integer DEFAULT 0 NOT NULL,
  cache_creation_tokens integer DEFAULT 0 NOT NULL,
  cost_usd numeric(12,6),
  duration_ms integer,
  temperature numeric(3,2),
  status text DEFAULT 'ok'::text NOT NULL,
  error_message text,
  "timestamp" timestamp with time zone NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL
);

-- table manifest.model_pricing
CREATE TABLE manifest.model_pricing (
  model_name text NOT NULL,
  provider text NOT NULL,
  input_price_per_token numeric(18,12) NOT NULL,
  output_price_per_token numeric(18,12) NOT NULL,
  cache_read_price_per_token numeric(18,12),
  context_window integer,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL
);

-- table manifest.model_pricing_history
CREATE TABLE manifest.model_pricing_history (
  id text NOT NULL,
  model_name text NOT NULL,
  input_price_per_token numeric(18,12) NOT NULL,
  output_price_per_token numeric(18,12) NOT NULL,
  effective_from timestamp with time zone NOT NULL,
  effective_until timestamp with time zone,
  change_source text DEFAULT 'sync'::text NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL
);

-- table manifest.notification_logs
CREATE TABLE manifest.notification_logs (
  id text NOT NULL,
  rule_id text NOT NULL,
  period_start timestamp with time zone NOT NULL,
  period_end timestamp with time zone NOT NULL,
  threshold numeric(18,6) NOT NULL,
  actual numeric(18,6) NOT NULL,
  sent_at timestamp with time zone,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL
);

-- table manifest.notification_rules
CREATE TABLE manifest.notification_rules (
  id text NOT NULL,
  tenant_id text NOT NULL,
  agent_id text,
  user_id text NOT NULL,
  metric text NOT NULL,
  threshold numeric(18,6) NOT NULL,
  period text NOT NULL,
  action text DEFAULT 'notify'::text NOT NULL,
  is_active boolean DEFAULT true NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL
);

-- table manifest.security_events
CREATE TABLE manifest.security_events (
  id text NOT NULL,
  tenant_id text NOT NULL,
  agent_id text,
  session_key text,
  category text NOT NULL,
  severity text NOT NULL,
  description text NOT NULL,
  "timestamp" timestamp with time zone NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL
);

-- table manifest.tenants
CREATE TABLE manifest.tenants (
  id text NOT NULL,
  owner_user_id text,
  name text NOT NULL,
  slug text NOT NULL,
  organization_name text,
  is_active boolean DEFAULT true NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL
);

-- table manifest.tier_assignments
CREATE TABLE manifest.tier_assignments (
  id text NOT NULL,
  user_id text NOT NULL,
  agent_id text NOT NULL,
  tier text NOT NULL,
  auto_assigned_model text,
  override_model text,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL
);

-- table manifest.token_usage_snapshots
CREATE TABLE manifest.token_usage_snapshots (
  id text NOT NULL,
  tenant_id text NOT NULL,
  agent_id text NOT NULL,
  model text NOT NULL,
  granularity text NOT NULL,
  bucket_start timestamp with time zone NOT NULL,
  input_tokens bigint DEFAULT 0 NOT NULL,
  output_tokens bigint DEFAULT 0 NOT NULL,
  cache_read_tokens bigint DEFAULT 0 NOT NULL,
  cache_creation_tokens bigint DEFAULT 0 NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL
);

-- table manifest.tool_executions
CREATE TABLE manifest.tool_executions (
  id text NOT NULL,
  tenant_id text NOT NULL,
  agent_id text NOT NULL,
  message_id text NOT NULL,
  llm_call_id text,
  tool_name text NOT NULL,
  arguments jsonb DEFAULT '{}'::jsonb NOT NULL,
  result jsonb,
  duration_ms integer,
  status text DEFAULT 'ok'::text NOT NULL,
  error_message text,
  "timestamp" timestamp with time zone NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL
);

-- table manifest.unresolved_models
CREATE TABLE manifest.unresolved_models (
  model_name text NOT NULL,
  first_seen_at timestamp with time zone DEFAULT now() NOT NULL,
  last_seen_at timestamp with time zone DEFAULT now() NOT NULL,
  occurrence_count bigint DEFAULT 1 NOT NULL,
  resolved_to text,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL
);

-- table manifest.user_providers
CREATE TABLE manifest.user_providers (
  id text NOT NULL,
  user_id text NOT NULL,
  agent_id text NOT NULL,
  provider text NOT NULL,
  api_key_encrypted text,
  key_prefix text,
  auth_type text DEFAULT 'api_key'::text NOT NULL,
  is_active boolean DEFAULT true NOT NULL,
  connected_at timestamp with time zone DEFAULT now() NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL
);

-- constraint auth."user".user_email_key
ALTER TABLE auth."user" ADD CONSTRAINT user_email_key UNIQUE (email);

-- constraint auth."user".user_pkey
ALTER TABLE auth."user" ADD CONSTRAINT user_pkey PRIMARY KEY (id);

-- constraint auth.session.session_pkey
ALTER TABLE auth.session ADD CONSTRAINT session_pkey PRIMARY KEY (id);

-- constraint auth.session.session_token_key
ALTER TABLE auth.session ADD CONSTRAINT session_token_key UNIQUE (token);

-- constraint auth.session.session_user_id_fkey
ALTER TABLE auth.session ADD CONSTRAINT session_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth."user"(id) ON DELETE CASCADE;

-- constraint manifest.agent_api_keys.agent_api_keys_agent_id_key
ALTER TABLE manifest.agent_api_keys ADD CONSTRAINT agent_api_keys_agent_id_key UNIQUE (agent_id);

-- constraint manifest.agent_api_keys.agent_api_keys_key_hash_key
ALTER TABLE manifest.agent_api_keys ADD CONSTRAINT agent_api_keys_key_hash_key UNIQUE (key_hash);

-- constraint manifest.agent_api_keys.agent_api_keys_key_prefix_check
ALTER TABLE manifest.agent_api_keys ADD CONSTRAINT agent_api_keys_key_prefix_check CHECK (starts_with(key_prefix, 'mnfst_'::text));

-- constraint manifest.agent_api_keys.agent_api_keys_pkey
ALTER TABLE manifest.agent_api_keys ADD CONSTRAINT agent_api_keys_pkey PRIMARY KEY (id);

-- constraint manifest.agent_logs.agent_logs_pkey
ALTER TABLE manifest.agent_logs ADD CONSTRAINT agent_logs_pkey PRIMARY KEY (id);

-- constraint manifest.agent_logs.agent_logs_severity_check
ALTER TABLE manifest.agent_logs ADD CONSTRAINT agent_logs_severity_check CHECK ((severity = ANY (ARRAY['trace'::text, 'debug'::text, 'info'::text, 'warn'::text, 'error'::text, 'fatal'::text])));

-- constraint manifest.agent_messages.agent_messages_cache_creation_tokens_check
ALTER TABLE manifest.agent_messages ADD CONSTRAINT agent_messages_cache_creation_tokens_check CHECK ((cache_creation_tokens >= 0));

-- constraint manifest.agent_messages.agent_messages_cache_read_tokens_check
ALTER TABLE manifest.agent_messages ADD CONSTRAINT agent_messages_cache_read_tokens_check CHECK ((cache_read_tokens >= 0));

-- constraint manifest.agent_messages.agent_messages_cost_usd_check
ALTER TABLE manifest.agent_messages ADD CONSTRAINT agent_messages_cost_usd_check CHECK ((cost_usd >= (0)::numeric));

-- constraint manifest.agent_messages.agent_messages_duration_ms_check
ALTER TABLE manifest.agent_messages ADD CONSTRAINT agent_messages_duration_ms_check CHECK ((duration_ms >= 0));

-- constraint manifest.agent_messages.agent_messages_input_tokens_check
ALTER TABLE manifest.agent_messages ADD CONSTRAINT agent_messages_input_tokens_check CHECK ((input_tokens >= 0));

-- constraint manifest.agent_messages.agent_messages_output_tokens_check
ALTER TABLE manifest.agent_messages ADD CONSTRAINT agent_messages_output_tokens_check CHECK ((output_tokens >= 0));

-- constraint manifest.agent_messages.agent_messages_pkey
ALTER TABLE manifest.agent_messages ADD CONSTRAINT agent_messages_pkey PRIMARY KEY (id);

-- constraint manifest.agent_messages.agent_messages_role_check
ALTER TABLE manifest.agent_messages ADD CONSTRAINT agent_messages_role_check CHECK ((role = ANY (ARRAY['system'::text, 'user'::text, 'assistant'::text, 'tool'::text])));

-- constraint manifest.agent_messages.agent_messages_routing_tier_check
ALTER TABLE manifest.agent_messages ADD CONSTRAINT agent_messages_routing_tier_check CHECK ((routing_tier = ANY (ARRAY['simple'::text, 'standard'::text, 'complex'::text, 'reasoning'::text])));

-- constraint manifest.agent_messages.agent_messages_status_check
ALTER TABLE manifest.agent_messages ADD CONSTRAINT agent_messages_status_check CHECK ((status = ANY (ARRAY['ok'::text, 'error'::text, 'rate_limited'::text])));

-- constraint manifest.agents.agents_name_check
ALTER TABLE manifest.agents ADD CONSTRAINT agents_name_check CHECK ((btrim(name) <> ''::text));

-- constraint manifest.agents.agents_pkey
ALTER TABLE manifest.agents ADD CONSTRAINT agents_pkey PRIMARY KEY (id);

-- constraint manifest.agent_api_keys.agent_api_keys_agent_id_fkey
ALTER TABLE manifest.agent_api_keys ADD CONSTRAINT agent_api_keys_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES manifest.agents(id) ON DELETE CASCADE;

-- constraint manifest.agent_logs.agent_logs_agent_id_fkey
ALTER TABLE manifest.agent_logs ADD CONSTRAINT agent_logs_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES manifest.agents(id) ON DELETE CASCADE;

-- constraint manifest.agent_messages.agent_messages_agent_id_fkey
ALTER TABLE manifest.agent_messages ADD CONSTRAINT agent_messages_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES manifest.agents(id) ON DELETE CASCADE;

-- constraint manifest.agents.agents_tenant_id_name_key
ALTER TABLE manifest.agents ADD CONSTRAINT agents_tenant_id_name_key UNIQUE (tenant_id, name);

-- constraint manifest.api_keys.api_keys_key_hash_key
ALTER TABLE manifest.api_keys ADD CONSTRAINT api_keys_key_hash_key UNIQUE (key_hash);

-- constraint manifest.api_keys.api_keys_pkey
ALTER TABLE manifest.api_keys ADD CONSTRAINT api_keys_pkey PRIMARY KEY (id);

-- constraint manifest.api_keys.api_keys_user_id_fkey
ALTER TABLE manifest.api_keys ADD CONSTRAINT api_keys_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth."user"(id) ON DELETE CASCADE;

-- constraint manifest.api_keys.api_keys_user_id_name_key
ALTER TABLE manifest.api_keys ADD CONSTRAINT api_keys_user_id_name_key UNIQUE (user_id, name);

-- constraint manifest.cost_snapshots.cost_snapshots_agent_id_fkey
ALTER TABLE manifest.cost_snapshots ADD CONSTRAINT cost_snapshots_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES manifest.agents(id) ON DELETE CASCADE;

-- constraint manifest.cost_snapshots.cost_snapshots_agent_id_model_granularity_bucket_start_key
ALTER TABLE manifest.cost_snapshots ADD CONSTRAINT cost_snapshots_agent_id_model_granularity_bucket_start_key UNIQUE (agent_id, model, granularity, bucket_start);

-- constraint manifest.cost_snapshots.cost_snapshots_cost_usd_check
ALTER TABLE manifest.cost_snapshots ADD CONSTRAINT cost_snapshots_cost_usd_check CHECK ((cost_usd >= (0)::numeric));

-- constraint manifest.cost_snapshots.cost_snapshots_granularity_check
ALTER TABLE manifest.cost_snapshots ADD CONSTRAINT cost_snapshots_granularity_check CHECK ((granularity = ANY (ARRAY['hour'::text, 'day'::text])));

-- constraint manifest.cost_snapshots.cost_snapshots_message_count_check
ALTER TABLE manifest.cost_snapshots ADD CONSTRAINT cost_snapshots_message_count_check CHECK ((message_count >= 0));

-- constraint manifest.cost_snapshots.cost_snapshots_pkey
ALTER TABLE manifest.cost_snapshots ADD CONSTRAINT cost_snapshots_pkey PRIMARY KEY (id);

-- constraint manifest.email_provider_configs.email_provider_configs_pkey
ALTER TABLE manifest.email_provider_configs ADD CONSTRAINT email_provider_configs_pkey PRIMARY KEY (id);

-- constraint manifest.email_provider_configs.email_provider_configs_provider_check
ALTER TABLE manifest.email_provider_configs ADD CONSTRAINT email_provider_configs_provider_check CHECK ((provider = ANY (ARRAY['mailgun'::text, 'resend'::text, 'sendgrid'::text, 'smtp'::text])));

-- constraint manifest.email_provider_configs.email_provider_configs_user_id_fkey
ALTER TABLE manifest.email_provider_configs ADD CONSTRAINT email_provider_configs_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth."user"(id) ON DELETE CASCADE;

-- constraint manifest.email_provider_configs.email_provider_configs_user_id_key
ALTER TABLE manifest.email_provider_configs ADD CONSTRAINT email_provider_configs_user_id_key UNIQUE (user_id);

-- constraint manifest.llm_calls.llm_calls_agent_id_fkey
ALTER TABLE manifest.llm_calls ADD CONSTRAINT llm_calls_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES manifest.agents(id) ON DELETE CASCADE;

-- constraint manifest.llm_calls.llm_calls_cache_creation_tokens_check
ALTER TABLE manifest.llm_calls ADD CONSTRAINT llm_calls_cache_creation_tokens_check CHECK ((cache_creation_tokens >= 0));

-- constraint manifest.llm_calls.llm_calls_cache_read_tokens_check
ALTER TABLE manifest.llm_calls ADD CONSTRAINT llm_calls_cache_read_tokens_check CHECK ((cache_read_tokens >= 0));

-- constraint manifest.llm_calls.llm_calls_cost_usd_check
ALTER TABLE manifest.llm_calls ADD CONSTRAINT llm_calls_cost_usd_check CHECK ((cost_usd >= (0)::numeric));

-- constraint manifest.llm_calls.llm_calls_duration_ms_check
ALTER TABLE manifest.llm_calls ADD CONSTRAINT llm_calls_duration_ms_check CHECK ((duration_ms >= 0));

-- constraint manifest.llm_calls.llm_calls_input_tokens_check
ALTER TABLE manifest.llm_calls ADD CONSTRAINT llm_calls_input_tokens_check CHECK ((input_tokens >= 0));

-- constraint manifest.llm_calls.llm_calls_message_id_fkey
ALTER TABLE manifest.llm_calls ADD CONSTRAINT llm_calls_message_id_fkey FOREIGN KEY (message_id) REFERENCES manifest.agent_messages(id) ON DELETE CASCADE;

-- constraint manifest.llm_calls.llm_calls_output_tokens_check
ALTER TABLE manifest.llm_calls ADD CONSTRAINT llm_calls_output_tokens_check CHECK ((output_tokens >= 0));

-- constraint manifest.llm_calls.llm_calls_pkey
ALTER TABLE manifest.llm_calls ADD CONSTRAINT llm_calls_pkey PRIMARY KEY (id);

-- constraint manifest.llm_calls.llm_calls_status_check
ALTER TABLE manifest.llm_calls ADD CONSTRAINT llm_calls_status_check CHECK ((status = ANY (ARRAY['ok'::text, 'error'::text, 'rate_limited'::text])));

-- constraint manifest.llm_calls.llm_calls_temperature_check
ALTER TABLE manifest.llm_calls ADD CONSTRAINT llm_calls_temperature_check CHECK (((temperature >= (0)::numeric) AND (temperature <= (2)::numeric)));

-- constraint manifest.model_pricing.model_pricing_cache_read_price_per_token_check
ALTER TABLE manifest.model_pricing ADD CONSTRAINT model_pricing_cache_read_price_per_token_check CHECK ((cache_read_price_per_token >= (0)::numeric));

-- constraint manifest.model_pricing.model_pricing_context_window_check
ALTER TABLE manifest.model_pricing ADD CONSTRAINT model_pricing_context_window_check CHECK ((context_window > 0));

-- constraint manifest.model_pricing.model_pricing_input_price_per_token_check
ALTER TABLE manifest.model_pricing ADD CONSTRAINT model_pricing_input_price_per_token_check CHECK ((input_price_per_token >= (0)::numeric));

-- constraint manifest.model_pricing.model_pricing_output_price_per_token_check
ALTER TABLE manifest.model_pricing ADD CONSTRAINT model_pricing_output_price_per_token_check CHECK ((output_price_per_token >= (0)::numeric));

-- constraint manifest.model_pricing.model_pricing_pkey
ALTER TABLE manifest.model_pricing ADD CONSTRAINT model_pricing_pkey PRIMARY KEY (model_name);

-- constraint manifest.model_pricing_history.model_pricing_history_change_source_check
ALTER TABLE manifest.model_pricing_history ADD CONSTRAINT model_pricing_history_change_source_check CHECK ((change_source = ANY (ARRAY['sync'::text, 'manual'::text])));

-- constraint manifest.model_pricing_history.model_pricing_history_check
ALTER TABLE manifest.model_pricing_history ADD CONSTRAINT model_pricing_history_check CHECK ((effective_until > effective_from));

-- constraint manifest.model_pricing_history.model_pricing_history_input_price_per_token_check
ALTER TABLE manifest.model_pricing_history ADD CONSTRAINT model_pricing_history_input_price_per_token_check CHECK ((input_price_per_token >= (0)::numeric));

-- constraint manifest.model_pricing_history.model_pricing_history_model_name_effective_from_key
ALTER TABLE manifest.model_pricing_history ADD CONSTRAINT model_pricing_history_model_name_effective_from_key UNIQUE (model_name, effective_from);

-- constraint manifest.model_pricing_history.model_pricing_history_model_name_fkey
ALTER TABLE manifest.model_pricing_history ADD CONSTRAINT model_pricing_history_model_name_fkey FOREIGN KEY (model_name) REFERENCES manifest.model_pricing(model_name) ON DELETE RESTRICT;

-- constraint manifest.model_pricing_history.model_pricing_history_output_price_per_token_check
ALTER TABLE manifest.model_pricing_history ADD CONSTRAINT model_pricing_history_output_price_per_token_check CHECK ((output_price_per_token >= (0)::numeric));

-- constraint manifest.model_pricing_history.model_pricing_history_pkey
ALTER TABLE manifest.model_pricing_history ADD CONSTRAINT model_pricing_history_pkey PRIMARY KEY (id);

-- constraint manifest.notification_logs.notification_logs_check
ALTER TABLE manifest.notification_logs ADD CONSTRAINT notification_logs_check CHECK ((period_end > period_start));

-- constraint manifest.notification_logs.notification_logs_pkey
ALTER TABLE manifest.notification_logs ADD CONSTRAINT notification_logs_pkey PRIMARY KEY (id);

-- constraint manifest.notification_logs.notification_logs_rule_id_period_start_key
ALTER TABLE manifest.notification_logs ADD CONSTRAINT notification_logs_rule_id_period_start_key UNIQUE (rule_id, period_start);

-- constraint manifest.notification_rules.notification_rules_action_check
ALTER TABLE manifest.notification_rules ADD CONSTRAINT notification_rules_action_check CHECK ((action = ANY (ARRAY['notify'::text, 'block'::text])));

-- constraint manifest.notification_rules.notification_rules_agent_id_fkey
ALTER TABLE manifest.notification_rules ADD CONSTRAINT notification_rules_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES manifest.agents(id) ON DELETE CASCADE;

-- constraint manifest.notification_rules.notification_rules_metric_check
ALTER TABLE manifest.notification_rules ADD CONSTRAINT notification_rules_metric_check CHECK ((metric = ANY (ARRAY['tokens'::text, 'cost'::text])));

-- constraint manifest.notification_rules.notification_rules_period_check
ALTER TABLE manifest.notification_rules ADD CONSTRAINT notification_rules_period_check CHECK ((period = ANY (ARRAY['hour'::text, 'day'::text, 'week'::text, 'month'::text])));

-- constraint manifest.notification_rules.notification_rules_pkey
ALTER TABLE manifest.notification_rules ADD CONSTRAINT notification_rules_pkey PRIMARY KEY (id);

-- constraint manifest.notification_logs.notification_logs_rule_id_fkey
ALTER TABLE manifest.notification_logs ADD CONSTRAINT notification_logs_rule_id_fkey FOREIGN KEY (rule_id) REFERENCES manifest.notification_rules(id) ON DELETE CASCADE;

-- constraint manifest.notification_rules.notification_rules_threshold_check
ALTER TABLE manifest.notification_rules ADD CONSTRAINT notification_rules_threshold_check CHECK ((threshold > (0)::numeric));

-- constraint manifest.notification_rules.notification_rules_user_id_fkey
ALTER TABLE manifest.notification_rules ADD CONSTRAINT notification_rules_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth."user"(id) ON DELETE CASCADE;

-- constraint manifest.security_events.security_events_agent_id_fkey
ALTER TABLE manifest.security_events ADD CONSTRAINT security_events_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES manifest.agents(id) ON DELETE SET NULL;

-- constraint manifest.security_events.security_events_pkey
ALTER TABLE manifest.security_events ADD CONSTRAINT security_events_pkey PRIMARY KEY (id);

-- constraint manifest.security_events.security_events_severity_check
ALTER TABLE manifest.security_events ADD CONSTRAINT security_events_severity_check CHECK ((severity = ANY (ARRAY['low'::text, 'medium'::text, 'high'::text, 'critical'::text])));

-- constraint manifest.tenants.tenants_name_check
ALTER TABLE manifest.tenants ADD CONSTRAINT tenants_name_check CHECK ((btrim(name) <> ''::text));

-- constraint manifest.tenants.tenants_owner_user_id_fkey
ALTER TABLE manifest.tenants ADD CONSTRAINT tenants_owner_user_id_fkey FOREIGN KEY (owner_user_id) REFERENCES auth."user"(id) ON DELETE SET NULL;

-- constraint manifest.tenants.tenants_pkey
ALTER TABLE manifest.tenants ADD CONSTRAINT tenants_pkey PRIMARY KEY (id);

-- constraint manifest.agent_api_keys.agent_api_keys_tenant_id_fkey
ALTER TABLE manifest.agent_api_keys ADD CONSTRAINT agent_api_keys_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES manifest.tenants(id) ON DELETE CASCADE;

-- constraint manifest.agent_logs.agent_logs_tenant_id_fkey
ALTER TABLE manifest.agent_logs ADD CONSTRAINT agent_logs_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES manifest.tenants(id) ON DELETE CASCADE;

-- constraint manifest.agent_messages.agent_messages_tenant_id_fkey
ALTER TABLE manifest.agent_messages ADD CONSTRAINT agent_messages_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES manifest.tenants(id) ON DELETE CASCADE;

-- constraint manifest.agents.agents_tenant_id_fkey
ALTER TABLE manifest.agents ADD CONSTRAINT agents_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES manifest.tenants(id) ON DELETE CASCADE;

-- constraint manifest.cost_snapshots.cost_snapshots_tenant_id_fkey
ALTER TABLE manifest.cost_snapshots ADD CONSTRAINT cost_snapshots_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES manifest.tenants(id) ON DELETE CASCADE;

-- constraint manifest.llm_calls.llm_calls_tenant_id_fkey
ALTER TABLE manifest.llm_calls ADD CONSTRAINT llm_calls_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES manifest.tenants(id) ON DELETE CASCADE;

-- constraint manifest.notification_rules.notification_rules_tenant_id_fkey
ALTER TABLE manifest.notification_rules ADD CONSTRAINT notification_rules_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES manifest.tenants(id) ON DELETE CASCADE;

-- constraint manifest.security_events.security_events_tenant_id_fkey
ALTER TABLE manifest.security_events ADD CONSTRAINT security_events_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES manifest.tenants(id) ON DELETE CASCADE;

-- constraint manifest.tenants.tenants_slug_check
ALTER TABLE manifest.tenants ADD CONSTRAINT tenants_slug_check CHECK ((slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text));

-- constraint manifest.tenants.tenants_slug_key
ALTER TABLE manifest.tenants ADD CONSTRAINT tenants_slug_key UNIQUE (slug);

-- constraint manifest.tier_assignments.tier_assignments_agent_id_fkey
ALTER TABLE manifest.tier_assignments ADD CONSTRAINT tier_assignments_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES manifest.agents(id) ON DELETE CASCADE;

-- constraint manifest.tier_assignments.tier_assignments_agent_id_tier_key
ALTER TABLE manifest.tier_assignments ADD CONSTRAINT tier_assignments_agent_id_tier_key UNIQUE (agent_id, tier);

-- constraint manifest.tier_assignments.tier_assignments_pkey
ALTER TABLE manifest.tier_assignments ADD CONSTRAINT tier_assignments_pkey PRIMARY KEY (id);

-- constraint manifest.tier_assignments.tier_assignments_tier_check
ALTER TABLE manifest.tier_assignments ADD CONSTRAINT tier_assignments_tier_check CHECK ((tier = ANY (ARRAY['simple'::text, 'standard'::text, 'complex'::text, 'reasoning'::text])));

-- constraint manifest.tier_assignments.tier_assignments_user_id_fkey
ALTER TABLE manifest.tier_assignments ADD CONSTRAINT tier_assignments_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth."user"(id) ON DELETE CASCADE;

-- constraint manifest.token_usage_snapshots.token_usage_snapshots_agent_id_fkey
ALTER TABLE manifest.token_usage_snapshots ADD CONSTRAINT token_usage_snapshots_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES manifest.agents(id) ON DELETE CASCADE;

-- constraint manifest.token_usage_snapshots.token_usage_snapshots_agent_id_model_granularity_bucket_sta_key
ALTER TABLE manifest.token_usage_snapshots ADD CONSTRAINT token_usage_snapshots_agent_id_model_granularity_bucket_sta_key UNIQUE (agent_id, model, granularity, bucket_start);

-- constraint manifest.token_usage_snapshots.token_usage_snapshots_cache_creation_tokens_check
ALTER TABLE manifest.token_usage_snapshots ADD CONSTRAINT token_usage_snapshots_cache_creation_tokens_check CHECK ((cache_creation_tokens >= 0));

-- constraint manifest.token_usage_snapshots.token_usage_snapshots_cache_read_tokens_check
ALTER TABLE manifest.token_usage_snapshots ADD CONSTRAINT token_usage_snapshots_cache_read_tokens_check CHECK ((cache_read_tokens >= 0));

-- constraint manifest.token_usage_snapshots.token_usage_snapshots_granularity_check
ALTER TABLE manifest.token_usage_snapshots ADD CONSTRAINT token_usage_snapshots_granularity_check CHECK ((granularity = ANY (ARRAY['hour'::text, 'day'::text])));

-- constraint manifest.token_usage_snapshots.token_usage_snapshots_input_tokens_check
ALTER TABLE manifest.token_usage_snapshots ADD CONSTRAINT token_usage_snapshots_input_tokens_check CHECK ((input_tokens >= 0));

-- constraint manifest.token_usage_snapshots.token_usage_snapshots_output_tokens_check
ALTER TABLE manifest.token_usage_snapshots ADD CONSTRAINT token_usage_snapshots_output_tokens_check CHECK ((output_tokens >= 0));

-- constraint manifest.token_usage_snapshots.token_usage_snapshots_pkey
ALTER TABLE manifest.token_usage_snapshots ADD CONSTRAINT token_usage_snapshots_pkey PRIMARY KEY (id);

-- constraint manifest.token_usage_snapshots.token_usage_snapshots_tenant_id_fkey
ALTER TABLE manifest.token_usage_snapshots ADD CONSTRAINT token_usage_snapshots_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES manifest.tenants(id) ON DELETE CASCADE;

-- constraint manifest.tool_executions.tool_executions_agent_id_fkey
ALTER TABLE manifest.tool_executions ADD CONSTRAINT tool_executions_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES manifest.agents(id) ON DELETE CASCADE;

-- constraint manifest.tool_executions.tool_executions_duration_ms_check
ALTER TABLE manifest.tool_executions ADD CONSTRAINT tool_executions_duration_ms_check CHECK ((duration_ms >= 0));

-- constraint manifest.tool_executions.tool_executions_llm_call_id_fkey
ALTER TABLE manifest.tool_executions ADD CONSTRAINT tool_executions_llm_call_id_fkey FOREIGN KEY (llm_call_id) REFERENCES manifest.llm_calls(id) ON DELETE SET NULL;

-- constraint manifest.tool_executions.tool_executions_message_id_fkey
ALTER TABLE manifest.tool_executions ADD CONSTRAINT tool_executions_message_id_fkey FOREIGN KEY (message_id) REFERENCES manifest.agent_messages(id) ON DELETE CASCADE;

-- constraint manifest.tool_executions.tool_executions_pkey
ALTER TABLE manifest.tool_executions ADD CONSTRAINT tool_executions_pkey PRIMARY KEY (id);

-- constraint manifest.tool_executions.tool_executions_status_check
ALTER TABLE manifest.tool_executions ADD CONSTRAINT tool_executions_status_check CHECK ((status = ANY (ARRAY['ok'::text, 'error'::text])));

-- constraint manifest.tool_executions.tool_executions_tenant_id_fkey
ALTER TABLE manifest.tool_executions ADD CONSTRAINT tool_executions_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES manifest.tenants(id) ON DELETE CASCADE;

-- constraint manifest.unresolved_models.unresolved_models_check
ALTER TABLE manifest.unresolved_models ADD CONSTRAINT unresolved_models_check CHECK ((last_seen_at >= first_seen_at));

-- constraint manifest.unresolved_models.unresolved_models_occurrence_count_check
ALTER TABLE manifest.unresolved_models ADD CONSTRAINT unresolved_models_occurrence_count_check CHECK ((occurrence_count > 0));

-- constraint manifest.unresolved_models.unresolved_models_pkey
ALTER TABLE manifest.unresolved_models ADD CONSTRAINT unresolved_models_pkey PRIMARY KEY (model_name);

-- constraint manifest.unresolved_models.unresolved_models_resolved_to_fkey
ALTER TABLE manifest.unresolved_models ADD CONSTRAINT unresolved_models_resolved_to_fkey FOREIGN KEY (resolved_to) REFERENCES manifest.model_pricing(model_name) ON DELETE SET NULL;

-- constraint manifest.user_providers.user_providers_agent_id_fkey
ALTER TABLE manifest.user_providers ADD CONSTRAINT user_providers_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES manifest.agents(id) ON DELETE CASCADE;

-- constraint manifest.user_providers.user_providers_agent_id_provider_auth_type_key
ALTER TABLE manifest.user_providers ADD CONSTRAINT user_providers_agent_id_provider_auth_type_key UNIQUE (agent_id, provider, auth_type);

-- constraint manifest.user_providers.user_providers_auth_type_check
ALTER TABLE manifest.user_providers ADD CONSTRAINT user_providers_auth_type_check CHECK ((auth_type = ANY (ARRAY['api_key'::text, 'subscription'::text])));

-- constraint manifest.user_providers.user_providers_check
ALTER TABLE manifest.user_providers ADD CONSTRAINT user_providers_check CHECK (((auth_type <> 'api_key'::text) OR (api_key_encrypted IS NOT NULL)));

-- constraint manifest.user_providers.user_providers_pkey
ALTER TABLE manifest.user_providers ADD CONSTRAINT user_providers_pkey PRIMARY KEY (id);

-- constraint manifest.user_providers.user_providers_user_id_fkey
ALTER TABLE manifest.user_providers ADD CONSTRAINT user_providers_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth."user"(id) ON DELETE CASCADE;

-- index auth.idx_session_user
CREATE INDEX idx_session_user ON auth.session USING btree (user_id);

-- index manifest.idx_agent_api_keys_tenant
CREATE INDEX idx_agent_api_keys_tenant ON manifest.agent_api_keys USING btree (tenant_id);

-- index manifest.idx_agent_logs_agent
CREATE INDEX idx_agent_logs_agent ON manifest.agent_logs USING btree (agent_id);

-- index manifest.idx_agent_logs_tenant_timestamp
CREATE INDEX idx_agent_logs_tenant_timestamp ON manifest.agent_logs USING btree (tenant_id, "timestamp" DESC);

-- index manifest.idx_agent_messages_agent
CREATE INDEX idx_agent_messages_agent ON manifest.agent_messages USING btree (agent_id);

-- index manifest.idx_agent_messages_embedding
CREATE INDEX idx_agent_messages_embedding ON manifest.agent_messages USING hnsw (embedding public.vector_cosine_ops);

-- index manifest.idx_agent_messages_tenant
CREATE INDEX idx_agent_messages_tenant ON manifest.agent_messages USING btree (tenant_id);

-- index manifest.idx_agent_messages_tenant_timestamp
CREATE INDEX idx_agent_messages_tenant_timestamp ON manifest.agent_messages USING btree (tenant_id, "timestamp" DESC);

-- index manifest.idx_agent_messages_timestamp
CREATE INDEX idx_agent_messages_timestamp ON manifest.agent_messages USING btree ("timestamp");

-- index manifest.idx_cost_snapshots_tenant_bucket
CREATE INDEX idx_cost_snapshots_tenant_bucket ON manifest.cost_snapshots USING btree (tenant_id, bucket_start DESC);

-- index manifest.idx_llm_calls_agent
CREATE INDEX idx_llm_calls_agent ON manifest.llm_calls USING btree (agent_id);

-- index manifest.idx_llm_calls_message
CREATE INDEX idx_llm_calls_message ON manifest.llm_calls USING btree (message_id);

-- index manifest.idx_llm_calls_tenant_timestamp
CREATE INDEX idx_llm_calls_tenant_timestamp ON manifest.llm_calls USING btree (tenant_id, "timestamp" DESC);

-- index manifest.idx_notification_rules_agent
CREATE INDEX idx_notification_rules_agent ON manifest.notification_rules USING btree (agent_id);

-- index manifest.idx_notification_rules_tenant
CREATE INDEX idx_notification_rules_tenant ON manifest.notification_rules USING btree (tenant_id);

-- index manifest.idx_notification_rules_user
CREATE INDEX idx_notification_rules_user ON manifest.notification_rules USING btree (user_id);

-- index manifest.idx_security_events_agent
CREATE INDEX idx_security_events_agent ON manifest.security_events USING btree (agent_id);

-- index manifest.idx_security_events_tenant_timestamp
CREATE INDEX idx_security_events_tenant_timestamp ON manifest.security_events USING btree (tenant_id, "timestamp" DESC);

-- index manifest.idx_tenants_owner_user
CREATE INDEX idx_tenants_owner_user ON manifest.tenants USING btree (owner_user_id);

-- index manifest.idx_tier_assignments_user
CREATE INDEX idx_tier_assignments_user ON manifest.tier_assignments USING btree (user_id);

-- index manifest.idx_token_usage_snapshots_tenant_bucket
CREATE INDEX idx_token_usage_snapshots_tenant_bucket ON manifest.token_usage_snapshots USING btree (tenant_id, bucket_start DESC);

-- index manifest.idx_tool_executions_agent
CREATE INDEX idx_tool_executions_agent ON manifest.tool_executions USING btree (agent_id);

-- index manifest.idx_tool_executions_llm_call
CREATE INDEX idx_tool_executions_llm_call ON manifest.tool_executions USING btree (llm_call_id);

-- index manifest.idx_tool_executions_message
CREATE INDEX idx_tool_executions_message ON manifest.tool_executions USING btree (message_id);

-- index manifest.idx_tool_executions_tenant_timestamp
CREATE INDEX idx_tool_executions_tenant_timestamp ON manifest.tool_executions USING btree (tenant_id, "timestamp" DESC);

-- index manifest.idx_unresolved_models_resolved_to
CREATE INDEX idx_unresolved_models_resolved_to ON manifest.unresolved_models USING btree (resolved_to);

-- index manifest.idx_user_providers_user
CREATE INDEX idx_user_providers_user ON manifest.user_providers USING btree (user_id);

-- grant on SCHEMA auth to manifest
GRANT CREATE, USAGE ON SCHEMA auth TO manifest;

-- grant on SCHEMA manifest to manifest
GRANT CREATE, USAGE ON SCHEMA manifest TO manifest;

-- grant on TABLE auth."user" to manifest
GRANT DELETE, INSERT, MAINTAIN, REFERENCES, SELECT, TRIGGER, TRUNCATE, UPDATE ON TABLE auth."user" TO manifest;

-- grant on TABLE auth.session to manifest
GRANT DELETE, INSERT, MAINTAIN, REFERENCES, SELECT, TRIGGER, TRUNCATE, UPDATE ON TABLE auth.session TO manifest;

-- grant on TABLE manifest.agent_api_keys to manifest
GRANT DELETE, INSERT, MAINTAIN, REFERENCES, SELECT, TRIGGER, TRUNCATE, UPDATE ON TABLE manifest.agent_api_keys TO manifest;

-- grant on TABLE manifest.agent_logs to manifest
GRANT DELETE, INSERT, MAINTAIN, REFERENCES, SELECT, TRIGGER, TRUNCATE, UPDATE ON TABLE manifest.agent_logs TO manifest;

-- grant on TABLE manifest.agent_messages to manifest
GRANT DELETE, INSERT, MAINTAIN, REFERENCES, SELECT, TRIGGER, TRUNCATE, UPDATE ON TABLE manifest.agent_messages TO manifest;

-- grant on TABLE manifest.agents to manifest
GRANT DELETE, INSERT, MAINTAIN, REFERENCES, SELECT, TRIGGER, TRUNCATE, UPDATE ON TABLE manifest.agents TO manifest;

-- grant on TABLE manifest.api_keys to manifest
GRANT DELETE, INSERT, MAINTAIN, REFERENCES, SELECT, TRIGGER, TRUNCATE, UPDATE ON TABLE manifest.api_keys TO manifest;

-- grant on TABLE manifest.cost_snapshots to manifest
GRANT DELETE, INSERT, MAINTAIN, REFERENCES, SELECT, TRIGGER, TRUNCATE, UPDATE ON TABLE manifest.cost_snapshots TO manifest;

-- grant on TABLE manifest.email_provider_configs to manifest
GRANT DELETE, INSERT, MAINTAIN, REFERENCES, SELECT, TRIGGER, TRUNCATE, UPDATE ON TABLE manifest.email_provider_configs TO manifest;

-- grant on TABLE manifest.llm_calls to manifest
GRANT DELETE, INSERT, MAINTAIN, REFERENCES, SELECT, TRIGGER, TRUNCATE, UPDATE ON TABLE manifest.llm_calls TO manifest;

-- grant on TABLE manifest.model_pricing to manifest
GRANT DELETE, INSERT, MAINTAIN, REFERENCES, SELECT, TRIGGER, TRUNCATE, UPDATE ON TABLE manifest.model_pricing TO manifest;

-- grant on TABLE manifest.model_pricing_history to manifest
GRANT DELETE, INSERT, MAINTAIN, REFERENCES, SELECT, TRIGGER, TRUNCATE, UPDATE ON TABLE manifest.model_pricing_history TO manifest;

-- grant on TABLE manifest.notification_logs to manifest
GRANT DELETE, INSERT, MAINTAIN, REFERENCES, SELECT, TRIGGER, TRUNCATE, UPDATE ON TABLE manifest.notification_logs TO manifest;

-- grant on TABLE manifest.notification_rules to manifest
GRANT DELETE, INSERT, MAINTAIN, REFERENCES, SELECT, TRIGGER, TRUNCATE, UPDATE ON TABLE manifest.notification_rules TO manifest;

-- grant on TABLE manifest.security_events to manifest
GRANT DELETE, INSERT, MAINTAIN, REFERENCES, SELECT, TRIGGER, TRUNCATE, UPDATE ON TABLE manifest.security_events TO manifest;

-- grant on TABLE manifest.tenants to manifest
GRANT DELETE, INSERT, MAINTAIN, REFERENCES, SELECT, TRIGGER, TRUNCATE, UPDATE ON TABLE manifest.tenants TO manifest;

-- grant on TABLE manifest.tier_assignments to manifest
GRANT DELETE, INSERT, MAINTAIN, REFERENCES, SELECT, TRIGGER, TRUNCATE, UPDATE ON TABLE manifest.tier_assignments TO manifest;

-- grant on TABLE manifest.token_usage_snapshots to manifest
GRANT DELETE, INSERT, MAINTAIN, REFERENCES, SELECT, TRIGGER, TRUNCATE, UPDATE ON TABLE manifest.token_usage_snapshots TO manifest;

-- grant on TABLE manifest.tool_executions to manifest
GRANT DELETE, INSERT, MAINTAIN, REFERENCES, SELECT, TRIGGER, TRUNCATE, UPDATE ON TABLE manifest.tool_executions TO manifest;

-- grant on TABLE manifest.unresolved_models to manifest
GRANT DELETE, INSERT, MAINTAIN, REFERENCES, SELECT, TRIGGER, TRUNCATE, UPDATE ON TABLE manifest.unresolved_models TO manifest;

-- grant on TABLE manifest.user_providers to manifest
GRANT DELETE, INSERT, MAINTAIN, REFERENCES, SELECT, TRIGGER, TRUNCATE, UPDATE ON TABLE manifest.user_providers TO manifest;

-- default privilege on S in auth to manifest
ALTER DEFAULT PRIVILEGES IN SCHEMA auth GRANT SELECT, UPDATE, USAGE ON SEQUENCES TO manifest;

-- default privilege on S in manifest to manifest
ALTER DEFAULT PRIVILEGES IN SCHEMA manifest GRANT SELECT, UPDATE, USAGE ON SEQUENCES TO manifest;

-- default privilege on r in auth to manifest
ALTER DEFAULT PRIVILEGES IN SCHEMA auth GRANT DELETE, INSERT, MAINTAIN, REFERENCES, SELECT, TRIGGER, TRUNCATE, UPDATE ON TABLES TO manifest;

-- default privilege on r in manifest to manifest
ALTER DEFAULT PRIVILEGES IN SCHEMA manifest GRANT DELETE, INSERT, MAINTAIN, REFERENCES, SELECT, TRIGGER, TRUNCATE, UPDATE ON TABLES TO manifest;

-- A rule without an agent watches all agents of its tenant.
CREATE TABLE manifest.notification_rules (
  id text PRIMARY KEY,
  tenant_id text NOT NULL REFERENCES manifest.tenants (id) ON DELETE CASCADE,
  agent_id text REFERENCES manifest.agents (id) ON DELETE CASCADE,
  user_id text NOT NULL REFERENCES auth."user" (id) ON DELETE CASCADE,
  metric text NOT NULL CHECK (metric IN ('tokens', 'cost')),
  threshold numeric(18, 6) NOT NULL CHECK (threshold > 0),
  period text NOT NULL CHECK (period IN ('hour', 'day', 'week', 'month')),
  action text NOT NULL DEFAULT 'notify' CHECK (action IN ('notify', 'block')),
  is_active boolean NOT NULL DEFAULT true,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX idx_notification_rules_tenant ON manifest.notification_rules (tenant_id);
CREATE INDEX idx_notification_rules_agent ON manifest.notification_rules (agent_id);
CREATE INDEX idx_notification_rules_user ON manifest.notification_rules (user_id);

-- At most one alert a rule and period.
CREATE TABLE manifest.notification_logs (
  id text PRIMARY KEY,
  rule_id text NOT NULL REFERENCES manifest.notification_rules (id) ON DELETE CASCADE,
  period_start timestamptz NOT NULL,
  period_end timestamptz NOT NULL,
  threshold numeric(18, 6) NOT NULL,
  actual numeric(18, 6) NOT NULL,
  sent_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (rule_id, period_start),
  CHECK (period_end > period_start)
);

CREATE TABLE manifest.email_provider_configs (
  id text PRIMARY KEY,
  user_id text NOT NULL UNIQUE REFERENCES auth."user" (id) ON DELETE CASCADE,
  provider text NOT NULL CHECK (provider IN ('mailgun', 'resend', 'sendgrid', 'smtp')),
  api_key_encrypted text NOT NULL,
  key_prefix text,
  from_address text NOT NULL,
  is_active boolean NOT NULL DEFAULT true,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);

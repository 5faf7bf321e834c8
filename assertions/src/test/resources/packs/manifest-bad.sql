-- finds: IDX001 IDX007 NAM009 NAM002 SEC004 TEN002 TEN003 TEN004 TIM001 TYP001
CREATE TABLE public.tenants (
  id text PRIMARY KEY,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE public.agent (
  id text PRIMARY KEY,
  tenant_id text REFERENCES public.tenants (id) ON DELETE CASCADE,
  user_id uuid NOT NULL,
  api_key text,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE public.agent_messages (
  id text PRIMARY KEY,
  tenant_id text NOT NULL,
  agent_id text NOT NULL REFERENCES public.agent (id) ON DELETE CASCADE,
  timestamp timestamptz NOT NULL
);

CREATE INDEX agent_messages_by_time ON public.agent_messages (timestamp);

-- As the architecture page shows it.
CREATE EXTENSION IF NOT EXISTS vector;

CREATE TABLE public.users (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  email varchar(255) NOT NULL UNIQUE,
  username varchar(255) UNIQUE,
  github_id text,
  password text,
  created_at timestamp NOT NULL DEFAULT now(),
  updated_at timestamp NOT NULL DEFAULT now()
);

CREATE TABLE public.agents (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  name varchar(255) NOT NULL,
  primary_model_temperature real,
  tools_enabled jsonb,
  enabled boolean DEFAULT true,
  archived boolean DEFAULT false
);

CREATE TABLE public."agentVersions" (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  agent_id uuid NOT NULL REFERENCES public.agents (id) ON DELETE CASCADE
);

CREATE INDEX "agentVersions_agent_id_idx" ON public."agentVersions" (agent_id);

CREATE TABLE public.threads (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  user_id uuid NOT NULL REFERENCES public.users (id) ON DELETE CASCADE,
  message_count integer NOT NULL DEFAULT 0,
  created_at timestamp NOT NULL DEFAULT now()
);

CREATE INDEX threads_user_id_created_at_idx ON public.threads (user_id, created_at);

CREATE TABLE public.messages (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  thread_id uuid NOT NULL REFERENCES public.threads (id) ON DELETE CASCADE,
  text_content text,
  created_at timestamp NOT NULL DEFAULT now()
);

CREATE INDEX messages_thread_id_created_at_idx ON public.messages (thread_id, created_at);
CREATE INDEX messages_text_content_gin_idx
  ON public.messages USING gin (to_tsvector('english', text_content));

CREATE TABLE public.embeddings (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  embedding halfvec(3072),
  metadata jsonb
);

CREATE INDEX ON public.embeddings USING hnsw (embedding halfvec_cosine_ops);

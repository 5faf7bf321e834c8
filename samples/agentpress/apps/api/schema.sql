-- A schema as Seedbed reads and writes it. A comment above each statement names its object.
SET check_function_bodies = off;

-- schema public
CREATE SCHEMA IF NOT EXISTS public;

-- extension vector
CREATE EXTENSION IF NOT EXISTS vector WITH SCHEMA public;

-- type public.auth_provider
CREATE TYPE public.auth_provider AS ENUM ('EMAIL', 'GITHUB', 'GOOGLE');

-- type public.message_role
CREATE TYPE public.message_role AS ENUM ('SYSTEM', 'USER', 'ASSISTANT', 'TOOL');

-- type public.task_status
CREATE TYPE public.task_status AS ENUM ('PENDING', 'RUNNING', 'DONE', 'FAILED');

-- type public.user_role
CREATE TYPE public.user_role AS ENUM ('GUEST', 'USER', 'ADMIN');

-- table public."agentVersions"
CREATE TABLE public."agentVersions" (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  agent_id uuid NOT NULL,
  version integer NOT NULL,
  config jsonb NOT NULL,
  created_at timestamp without time zone DEFAULT now() NOT NULL
);

-- table public."knowledgeBaseFiles"
CREATE TABLE public."knowledgeBaseFiles" (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  knowledge_base_id uuid NOT NULL,
  file_name text NOT NULL,
  created_at timestamp without time zone DEFAULT now() NOT NULL
);

-- table public."knowledgeBaseFreeformTexts"
CREATE TABLE public."knowledgeBaseFreeformTexts" (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  knowledge_base_id uuid NOT NULL,
  body text NOT NULL,
  created_at timestamp without time zone DEFAULT now() NOT NULL
);

-- table public."knowledgeBaseTables"
CREATE TABLE public."knowledgeBaseTables" (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  knowledge_base_id uuid NOT NULL,
  headings jsonb NOT NULL,
  records jsonb NOT NULL,
  created_at timestamp without time zone DEFAULT now() NOT NULL
);

-- table public."knowledgeBaseWebUrls"
CREATE TABLE public."knowledgeBaseWebUrls" (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  knowledge_base_id uuid NOT NULL,
  url text NOT NULL,
  crawled_at timestamp without time zone,
  created_at timestamp without time zone DEFAULT now() NOT NULL
);

-- table public."knowledgeBases"
CREATE TABLE public."knowledgeBases" (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  name character varying(255) NOT NULL,
  created_at timestamp without time zone DEFAULT now() NOT NULL
);

-- table public."passwordResets"
CREATE TABLE public."passwordResets" (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  user_id uuid NOT NULL,
  token_hash text NOT NULL,
  expires_at timestamp without time zone NOT NULL,
  created_at timestamp without time zone DEFAULT now() NOT NULL
);

-- table public.agents
CREATE TABLE public.agents (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  persona_id uuid,
  name character varying(255) NOT NULL,
  description text,
  prompt text,
  primary_model_provider character varying(255),
  primary_model character varying(255),
  primary_model_temperature real,
  tools_enabled jsonb,
  rag_enabled jsonb,
  enabled boolean DEFAULT true,
  archived boolean DEFAULT false,
  created_at timestamp without time zone DEFAULT now() NOT NULL,
  updated_at timestamp without time zone DEFAULT now() NOT NULL
);

-- table public.embeddings
CREATE TABLE public.embeddings (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  resource_id uuid,
  embedding public.halfvec(3072),
  metadata jsonb
);

-- table public.feedback
CREATE TABLE public.feedback (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  message_id uuid NOT NULL,
  user_id uuid NOT NULL,
  helpful boolean NOT NULL,
  created_at timestamp without time zone DEFAULT now() NOT NULL
);

-- table public.invitations
CREATE TABLE public.invitations (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  org_id uuid NOT NULL,
  email character varying(255) NOT NULL,
  invited_by uuid NOT NULL,
  created_at timestamp without time zone DEFAULT now() NOT NULL
);

-- table public.messages
CREATE TABLE public.messages (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  thread_id uuid NOT NULL,
  role public.message_role NOT NULL,
  parts jsonb NOT NULL,
  text_content text,
  created_at timestamp without time zone DEFAULT now() NOT NULL
);

-- table public.org_members
CREATE TABLE public.org_members (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  org_id uuid NOT NULL,
  user_id uuid NOT NULL,
  created_at timestamp without time zone DEFAULT now() NOT NULL
);

-- table public.orgs
CREATE TABLE public.orgs (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  name character varying(255) NOT NULL,
  is_default boolean DEFAULT false NOT NULL,
  seats integer DEFAULT 1000 NOT NULL,
  member_count integer DEFAULT 0 NOT NULL,
  created_at timestamp without time zone DEFAULT now() NOT NULL,
  updated_at timestamp without time zone DEFAULT now() NOT NULL
);

-- table public.personas
CREATE TABLE public.personas (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  name character varying(255) NOT NULL,
  voice text
);

-- table public.schedules
CREATE TABLE public.schedules (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  agent_id uuid NOT NULL,
  cron text,
  prompt text NOT NULL,
  created_at timestamp without time zone DEFAULT now() NOT NULL
);

-- table public.sessions
CREATE TABLE public.sessions (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  user_id uuid NOT NULL,
  token_hash text NOT NULL,
  expires_at timestamp without time zone NOT NULL,
  created_at timestamp without time zone DEFAULT now() NOT NULL
);

-- table public.tasks
CREATE TABLE public.tasks (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  agent_id uuid NOT NULL,
  schedule_id uuid,
  status public.task_status DEFAULT 'PENDING'::public.task_status NOT NULL,
  created_at timestamp without time zone DEFAULT now() NOT NULL,
  finished_at timestamp without time zone
);

-- table public.threads
CREATE TABLE public.threads (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  user_id uuid NOT NULL,
  agent_id uuid NOT NULL,
  name character varying(255),
  message_count integer DEFAULT 0 NOT NULL,
  last_message_at timestamp without time zone,
  created_at timestamp without time zone DEFAULT now() NOT NULL,
  updated_at timestamp without time zone DEFAULT now() NOT NULL
);

-- table public.tools
CREATE TABLE public.tools (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  name character varying(255) NOT NULL,
  schema jsonb NOT NULL,
  created_at timestamp without time zone DEFAULT now() NOT NULL
);

-- table public.users
CREATE TABLE public.users (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  email character varying(255) NOT NULL,
  username character varying(255),
  first_name character varying(255),
  last_name character varying(255),
  github_id text,
  google_id text,
  password text,
  role public.user_role DEFAULT 'GUEST'::public.user_role NOT NULL,
  provider public.auth_provider DEFAULT 'EMAIL'::public.auth_provider NOT NULL,
  created_at timestamp without time zone DEFAULT now() NOT NULL,
  updated_at timestamp without time zone DEFAULT now() NOT NULL
);

-- constraint public."agentVersions"."agentVersions_agent_id_version_unique"
ALTER TABLE public."agentVersions" ADD CONSTRAINT "agentVersions_agent_id_version_unique" UNIQUE (agent_id, version);

-- constraint public."agentVersions"."agentVersions_pkey"
ALTER TABLE public."agentVersions" ADD CONSTRAINT "agentVersions_pkey" PRIMARY KEY (id);

-- constraint public."knowledgeBaseFiles"."knowledgeBaseFiles_pkey"
ALTER TABLE public."knowledgeBaseFiles" ADD CONSTRAINT "knowledgeBaseFiles_pkey" PRIMARY KEY (id);

-- constraint public."knowledgeBaseFreeformTexts"."knowledgeBaseFreeformTexts_pkey"
ALTER TABLE public."knowledgeBaseFreeformTexts" ADD CONSTRAINT "knowledgeBaseFreeformTexts_pkey" PRIMARY KEY (id);

-- constraint public."knowledgeBaseTables"."knowledgeBaseTables_pkey"
ALTER TABLE public."knowledgeBaseTables" ADD CONSTRAINT "knowledgeBaseTables_pkey" PRIMARY KEY (id);

-- constraint public."knowledgeBaseWebUrls"."knowledgeBaseWebUrls_knowledge_base_id_url_unique"
ALTER TABLE public."knowledgeBaseWebUrls" ADD CONSTRAINT "knowledgeBaseWebUrls_knowledge_base_id_url_unique" UNIQUE (knowledge_base_id, url);

-- constraint public."knowledgeBaseWebUrls"."knowledgeBaseWebUrls_pkey"
ALTER TABLE public."knowledgeBaseWebUrls" ADD CONSTRAINT "knowledgeBaseWebUrls_pkey" PRIMARY KEY (id);

-- constraint public."knowledgeBases"."knowledgeBases_pkey"
ALTER TABLE public."knowledgeBases" ADD CONSTRAINT "knowledgeBases_pkey" PRIMARY KEY (id);

-- constraint public."knowledgeBaseFiles"."knowledgeBaseFiles_knowledge_base_id_knowledgeBases_id_fk"
ALTER TABLE public."knowledgeBaseFiles" ADD CONSTRAINT "knowledgeBaseFiles_knowledge_base_id_knowledgeBases_id_fk" FOREIGN KEY (knowledge_base_id) REFERENCES public."knowledgeBases"(id) ON DELETE CASCADE;

-- constraint public."knowledgeBaseFreeformTexts"."knowledgeBaseFreeformTexts_knowledge_base_id_fk"
ALTER TABLE public."knowledgeBaseFreeformTexts" ADD CONSTRAINT "knowledgeBaseFreeformTexts_knowledge_base_id_fk" FOREIGN KEY (knowledge_base_id) REFERENCES public."knowledgeBases"(id) ON DELETE CASCADE;

-- constraint public."knowledgeBaseTables"."knowledgeBaseTables_knowledge_base_id_knowledgeBases_id_fk"
ALTER TABLE public."knowledgeBaseTables" ADD CONSTRAINT "knowledgeBaseTables_knowledge_base_id_knowledgeBases_id_fk" FOREIGN KEY (knowledge_base_id) REFERENCES public."knowledgeBases"(id) ON DELETE CASCADE;

-- constraint public."knowledgeBaseWebUrls"."knowledgeBaseWebUrls_knowledge_base_id_knowledgeBases_id_fk"
ALTER TABLE public."knowledgeBaseWebUrls" ADD CONSTRAINT "knowledgeBaseWebUrls_knowledge_base_id_knowledgeBases_id_fk" FOREIGN KEY (knowledge_base_id) REFERENCES public."knowledgeBases"(id) ON DELETE CASCADE;

-- constraint public."passwordResets"."passwordResets_pkey"
ALTER TABLE public."passwordResets" ADD CONSTRAINT "passwordResets_pkey" PRIMARY KEY (id);

-- constraint public."passwordResets"."passwordResets_token_hash_unique"
ALTER TABLE public."passwordResets" ADD CONSTRAINT "passwordResets_token_hash_unique" UNIQUE (token_hash);

-- constraint public.agents.agents_pkey
ALTER TABLE public.agents ADD CONSTRAINT agents_pkey PRIMARY KEY (id);

-- constraint public."agentVersions"."agentVersions_agent_id_agents_id_fk"
ALTER TABLE public."agentVersions" ADD CONSTRAINT "agentVersions_agent_id_agents_id_fk" FOREIGN KEY (agent_id) REFERENCES public.agents(id) ON DELETE CASCADE;

-- constraint public.embeddings."embeddings_resource_id_knowledgeBaseFiles_id_fk"
ALTER TABLE public.embeddings ADD CONSTRAINT "embeddings_resource_id_knowledgeBaseFiles_id_fk" FOREIGN KEY (resource_id) REFERENCES public."knowledgeBaseFiles"(id) ON DELETE CASCADE;

-- constraint public.embeddings.embeddings_pkey
ALTER TABLE public.embeddings ADD CONSTRAINT embeddings_pkey PRIMARY KEY (id);

-- constraint public.feedback.feedback_message_id_user_id_unique
ALTER TABLE public.feedback ADD CONSTRAINT feedback_message_id_user_id_unique UNIQUE (message_id, user_id);

-- constraint public.feedback.feedback_pkey
ALTER TABLE public.feedback ADD CONSTRAINT feedback_pkey PRIMARY KEY (id);

-- constraint public.invitations.invitations_org_id_email_unique
ALTER TABLE public.invitations ADD CONSTRAINT invitations_org_id_email_unique UNIQUE (org_id, email);

-- constraint public.invitations.invitations_pkey
ALTER TABLE public.invitations ADD CONSTRAINT invitations_pkey PRIMARY KEY (id);

-- constraint public.messages.messages_pkey
ALTER TABLE public.messages ADD CONSTRAINT messages_pkey PRIMARY KEY (id);

-- constraint public.feedback.feedback_message_id_messages_id_fk
ALTER TABLE public.feedback ADD CONSTRAINT feedback_message_id_messages_id_fk FOREIGN KEY (message_id) REFERENCES public.messages(id) ON DELETE CASCADE;

-- constraint public.org_members.org_members_org_id_user_id_unique
ALTER TABLE public.org_members ADD CONSTRAINT org_members_org_id_user_id_unique UNIQUE (org_id, user_id);

-- constraint public.org_members.org_members_pkey
ALTER TABLE public.org_members ADD CONSTRAINT org_members_pkey PRIMARY KEY (id);

-- constraint public.orgs.orgs_pkey
ALTER TABLE public.orgs ADD CONSTRAINT orgs_pkey PRIMARY KEY (id);

-- constraint public.invitations.invitations_org_id_orgs_id_fk
ALTER TABLE public.invitations ADD CONSTRAINT invitations_org_id_orgs_id_fk FOREIGN KEY (org_id) REFERENCES public.orgs(id) ON DELETE CASCADE;

-- constraint public.org_members.org_members_org_id_orgs_id_fk
ALTER TABLE public.org_members ADD CONSTRAINT org_members_org_id_orgs_id_fk FOREIGN KEY (org_id) REFERENCES public.orgs(id) ON DELETE CASCADE;

-- constraint public.orgs.orgs_seats_check
ALTER TABLE public.orgs ADD CONSTRAINT orgs_seats_check CHECK (((member_count >= 0) AND (member_count <= seats)));

-- constraint public.personas.personas_pkey
ALTER TABLE public.personas ADD CONSTRAINT personas_pkey PRIMARY KEY (id);

-- constraint public.agents.agents_persona_id_personas_id_fk
ALTER TABLE public.agents ADD CONSTRAINT agents_persona_id_personas_id_fk FOREIGN KEY (persona_id) REFERENCES public.personas(id) ON DELETE SET NULL;

-- constraint public.schedules.schedules_agent_id_agents_id_fk
ALTER TABLE public.schedules ADD CONSTRAINT schedules_agent_id_agents_id_fk FOREIGN KEY (agent_id) REFERENCES public.agents(id) ON DELETE CASCADE;

-- constraint public.schedules.schedules_pkey
ALTER TABLE public.schedules ADD CONSTRAINT schedules_pkey PRIMARY KEY (id);

-- constraint public.sessions.sessions_pkey
ALTER TABLE public.sessions ADD CONSTRAINT sessions_pkey PRIMARY KEY (id);

-- constraint public.sessions.sessions_token_hash_unique
ALTER TABLE public.sessions ADD CONSTRAINT sessions_token_hash_unique UNIQUE (token_hash);

-- constraint public.tasks.tasks_agent_id_agents_id_fk
ALTER TABLE public.tasks ADD CONSTRAINT tasks_agent_id_agents_id_fk FOREIGN KEY (agent_id) REFERENCES public.agents(id) ON DELETE CASCADE;

-- constraint public.tasks.tasks_pkey
ALTER TABLE public.tasks ADD CONSTRAINT tasks_pkey PRIMARY KEY (id);

-- constraint public.tasks.tasks_schedule_id_schedules_id_fk
ALTER TABLE public.tasks ADD CONSTRAINT tasks_schedule_id_schedules_id_fk FOREIGN KEY (schedule_id) REFERENCES public.schedules(id) ON DELETE SET NULL;

-- constraint public.threads.threads_agent_id_agents_id_fk
ALTER TABLE public.threads ADD CONSTRAINT threads_agent_id_agents_id_fk FOREIGN KEY (agent_id) REFERENCES public.agents(id) ON DELETE CASCADE;

-- constraint public.threads.threads_pkey
ALTER TABLE public.threads ADD CONSTRAINT threads_pkey PRIMARY KEY (id);

-- constraint public.messages.messages_thread_id_threads_id_fk
ALTER TABLE public.messages ADD CONSTRAINT messages_thread_id_threads_id_fk FOREIGN KEY (thread_id) REFERENCES public.threads(id) ON DELETE CASCADE;

-- constraint public.tools.tools_name_unique
ALTER TABLE public.tools ADD CONSTRAINT tools_name_unique UNIQUE (name);

-- constraint public.tools.tools_pkey
ALTER TABLE public.tools ADD CONSTRAINT tools_pkey PRIMARY KEY (id);

-- constraint public.users.users_email_unique
ALTER TABLE public.users ADD CONSTRAINT users_email_unique UNIQUE (email);

-- constraint public.users.users_pkey
ALTER TABLE public.users ADD CONSTRAINT users_pkey PRIMARY KEY (id);

-- constraint public."passwordResets"."passwordResets_user_id_users_id_fk"
ALTER TABLE public."passwordResets" ADD CONSTRAINT "passwordResets_user_id_users_id_fk" FOREIGN KEY (user_id) REFERENCES public.users(id) ON DELETE CASCADE;

-- constraint public.feedback.feedback_user_id_users_id_fk
ALTER TABLE public.feedback ADD CONSTRAINT feedback_user_id_users_id_fk FOREIGN KEY (user_id) REFERENCES public.users(id) ON DELETE CASCADE;

-- constraint public.invitations.invitations_invited_by_users_id_fk
ALTER TABLE public.invitations ADD CONSTRAINT invitations_invited_by_users_id_fk FOREIGN KEY (invited_by) REFERENCES public.users(id) ON DELETE CASCADE;

-- constraint public.org_members.org_members_user_id_users_id_fk
ALTER TABLE public.org_members ADD CONSTRAINT org_members_user_id_users_id_fk FOREIGN KEY (user_id) REFERENCES public.users(id) ON DELETE CASCADE;

-- constraint public.sessions.sessions_user_id_users_id_fk
ALTER TABLE public.sessions ADD CONSTRAINT sessions_user_id_users_id_fk FOREIGN KEY (user_id) REFERENCES public.users(id) ON DELETE CASCADE;

-- constraint public.threads.threads_user_id_users_id_fk
ALTER TABLE public.threads ADD CONSTRAINT threads_user_id_users_id_fk FOREIGN KEY (user_id) REFERENCES public.users(id) ON DELETE CASCADE;

-- constraint public.users.users_username_unique
ALTER TABLE public.users ADD CONSTRAINT users_username_unique UNIQUE (username);

-- index public."knowledgeBaseFiles_knowledge_base_id_idx"
CREATE INDEX "knowledgeBaseFiles_knowledge_base_id_idx" ON public."knowledgeBaseFiles" USING btree (knowledge_base_id);

-- index public."knowledgeBaseFreeformTexts_knowledge_base_id_idx"
CREATE INDEX "knowledgeBaseFreeformTexts_knowledge_base_id_idx" ON public."knowledgeBaseFreeformTexts" USING btree (knowledge_base_id);

-- index public."knowledgeBaseTables_knowledge_base_id_idx"
CREATE INDEX "knowledgeBaseTables_knowledge_base_id_idx" ON public."knowledgeBaseTables" USING btree (knowledge_base_id);

-- index public."passwordResets_user_id_idx"
CREATE INDEX "passwordResets_user_id_idx" ON public."passwordResets" USING btree (user_id);

-- index public.agents_persona_id_idx
CREATE INDEX agents_persona_id_idx ON public.agents USING btree (persona_id);

-- index public.embeddings_embedding_idx
CREATE INDEX embeddings_embedding_idx ON public.embeddings USING hnsw (embedding public.halfvec_cosine_ops);

-- index public.embeddings_resource_id_idx
CREATE INDEX embeddings_resource_id_idx ON public.embeddings USING btree (resource_id);

-- index public.feedback_user_id_idx
CREATE INDEX feedback_user_id_idx ON public.feedback USING btree (user_id);

-- index public.invitations_invited_by_idx
CREATE INDEX invitations_invited_by_idx ON public.invitations USING btree (invited_by);

-- index public.messages_text_content_gin_idx
CREATE INDEX messages_text_content_gin_idx ON public.messages USING gin (to_tsvector('english'::regconfig, text_content));

-- index public.messages_thread_id_created_at_idx
CREATE INDEX messages_thread_id_created_at_idx ON public.messages USING btree (thread_id, created_at);

-- index public.org_members_user_id_idx
CREATE INDEX org_members_user_id_idx ON public.org_members USING btree (user_id);

-- index public.orgs_is_default_idx
CREATE UNIQUE INDEX orgs_is_default_idx ON public.orgs USING btree (is_default) WHERE is_default;

-- index public.schedules_agent_id_idx
CREATE INDEX schedules_agent_id_idx ON public.schedules USING btree (agent_id);

-- index public.sessions_user_id_idx
CREATE INDEX sessions_user_id_idx ON public.sessions USING btree (user_id);

-- index public.tasks_agent_id_idx
CREATE INDEX tasks_agent_id_idx ON public.tasks USING btree (agent_id);

-- index public.tasks_schedule_id_idx
CREATE INDEX tasks_schedule_id_idx ON public.tasks USING btree (schedule_id);

-- index public.threads_agent_id_idx
CREATE INDEX threads_agent_id_idx ON public.threads USING btree (agent_id);

-- index public.threads_user_id_created_at_idx
CREATE INDEX threads_user_id_created_at_idx ON public.threads USING btree (user_id, created_at);

-- As the setup page says; the vectors' table is made with the extension.
CREATE EXTENSION IF NOT EXISTS vector;

CREATE TABLE public.workspaces (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  name text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE public.agents (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  -- What the marketplace offers belongs to no workspace.
  workspace_id uuid REFERENCES public.workspaces (id) ON DELETE CASCADE,
  owner_type text NOT NULL DEFAULT 'workspace',
  cloned_from_id uuid REFERENCES public.agents (id) ON DELETE SET NULL,
  name text NOT NULL,
  is_deleted boolean NOT NULL DEFAULT false,
  deleted_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  CHECK ((workspace_id IS NULL) = (owner_type = 'marketplace'))
);

CREATE INDEX idx_agents_workspace_created ON public.agents (workspace_id, created_at DESC);
CREATE INDEX idx_agents_cloned_from ON public.agents (cloned_from_id);

CREATE TABLE public.documents (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  workspace_id uuid NOT NULL REFERENCES public.workspaces (id) ON DELETE CASCADE,
  title text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (workspace_id, id)
);

CREATE INDEX idx_documents_workspace_created ON public.documents (workspace_id, created_at DESC);

CREATE TABLE public.chunks (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  workspace_id uuid NOT NULL REFERENCES public.workspaces (id) ON DELETE CASCADE,
  document_id uuid NOT NULL,
  chunk_index integer NOT NULL,
  content text NOT NULL,
  embedding vector(1536),
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  FOREIGN KEY (workspace_id, document_id)
    REFERENCES public.documents (workspace_id, id) ON DELETE CASCADE
);

CREATE INDEX idx_chunks_document_index ON public.chunks (document_id, chunk_index);
CREATE INDEX idx_chunks_workspace_document ON public.chunks (workspace_id, document_id);
CREATE INDEX idx_chunks_embedding ON public.chunks
  USING hnsw (embedding vector_cosine_ops) WITH (m = 16, ef_construction = 64);

CREATE TABLE public.composio_actions (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  app_name text NOT NULL,
  name text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX idx_composio_actions_app_name ON public.composio_actions (app_name, name);

CREATE TABLE public.workflow_recipes (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  workspace_id uuid NOT NULL REFERENCES public.workspaces (id) ON DELETE CASCADE,
  is_active boolean NOT NULL DEFAULT true,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX idx_workflow_recipes_active ON public.workflow_recipes (workspace_id, is_active);

CREATE TABLE public.conversation_contexts (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  workspace_id uuid NOT NULL REFERENCES public.workspaces (id) ON DELETE CASCADE,
  agent_id uuid NOT NULL REFERENCES public.agents (id) ON DELETE CASCADE,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX idx_conversation_contexts_history
  ON public.conversation_contexts (workspace_id, agent_id, created_at DESC);
CREATE INDEX idx_conversation_contexts_agent ON public.conversation_contexts (agent_id);

DO $$
DECLARE
  each regclass;
BEGIN
  CREATE FUNCTION public.touch() RETURNS trigger LANGUAGE plpgsql
    AS 'BEGIN NEW.updated_at := clock_timestamp(); RETURN NEW; END';
  FOR each IN
    SELECT oid FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
  LOOP
    EXECUTE 'CREATE TRIGGER touch BEFORE UPDATE ON ' || each
      || ' FOR EACH ROW EXECUTE FUNCTION public.touch()';
  END LOOP;
END
$$;

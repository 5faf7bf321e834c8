-- The whole schema, as a new installation gets it: docker-compose.yml mounts this folder at
-- /docker-entrypoint-initdb.d. Databases that are older get here by migrations/, and a test compares the two.
\set ON_ERROR_STOP on
\set service_role orchestrator

CREATE EXTENSION IF NOT EXISTS vector;

-- Roles belong to the whole server, which may have this one already.
SELECT format('CREATE ROLE %I NOLOGIN', :'service_role')
WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = :'service_role')
\gexec

\echo Identity

CREATE TABLE workspaces (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  name text NOT NULL CHECK (btrim(name) <> ''),
  slug text NOT NULL UNIQUE,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE users (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  email text NOT NULL UNIQUE,
  full_name text,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE team_members (
  workspace_id uuid NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
  user_id uuid NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  role text NOT NULL DEFAULT 'member' CHECK (role IN ('owner', 'admin', 'member')),
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (workspace_id, user_id)
);

CREATE INDEX idx_team_members_user_id ON team_members (user_id);

\echo Agents

CREATE TABLE agent_categories (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  name text NOT NULL UNIQUE,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);

-- What the marketplace offers belongs to no workspace; what is installed from it is a copy.
CREATE TABLE agents (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  workspace_id uuid REFERENCES workspaces (id) ON DELETE CASCADE,
  category_id uuid REFERENCES agent_categories (id) ON DELETE SET NULL,
  owner_type text NOT NULL DEFAULT 'workspace' CHECK (owner_type IN ('marketplace', 'workspace')),
  cloned_from_id uuid REFERENCES agents (id) ON DELETE SET NULL,
  name text NOT NULL CHECK (btrim(name) <> ''),
  description text,
  prompt text NOT NULL DEFAULT '',
  model text,
  is_deleted boolean NOT NULL DEFAULT false,
  deleted_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT agents_deleted_check CHECK (is_deleted = (deleted_at IS NOT NULL)),
  CONSTRAINT agents_owner_check CHECK ((workspace_id IS NULL) = (owner_type = 'marketplace'))
);

CREATE INDEX idx_agents_workspace_id_created_at ON agents (workspace_id, created_at DESC);
CREATE INDEX idx_agents_category_id ON agents (category_id);
CREATE INDEX idx_agents_cloned_from_id ON agents (cloned_from_id);
CREATE UNIQUE INDEX idx_agents_workspace_id_cloned_from_id ON agents (workspace_id, cloned_from_id)
  WHERE NOT is_deleted;

CREATE TABLE personas (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  workspace_id uuid NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
  name text NOT NULL,
  voice text,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (workspace_id, name)
);

\echo Tools

CREATE TABLE composio_apps (
  name text PRIMARY KEY,
  description text,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE composio_actions (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  app_name text NOT NULL REFERENCES composio_apps (name) ON DELETE CASCADE,
  name text NOT NULL,
  parameters jsonb NOT NULL DEFAULT '{}',
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (app_name, name)
);

CREATE TABLE agent_app_assignments (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  workspace_id uuid NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
  agent_id uuid NOT NULL REFERENCES agents (id) ON DELETE CASCADE,
  app_name text NOT NULL REFERENCES composio_apps (name) ON DELETE CASCADE,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (agent_id, app_name)
);

CREATE INDEX idx_agent_app_assignments_workspace_id ON agent_app_assignments (workspace_id);
CREATE INDEX idx_agent_app_assignments_app_name ON agent_app_assignments (app_name);

\echo Retrieval

CREATE TABLE documents (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  workspace_id uuid NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
  title text NOT NULL,
  mime_type text NOT NULL DEFAULT 'text/plain',
  is_deleted boolean NOT NULL DEFAULT false,
  deleted_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT documents_deleted_check CHECK (is_deleted = (deleted_at IS NOT NULL))
);

CREATE INDEX idx_documents_workspace_id_created_at ON documents (workspace_id, created_at DESC);

CREATE TABLE chunks (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  workspace_id uuid NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
  document_id uuid NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  chunk_index integer NOT NULL CHECK (chunk_index >= 0),
  content text NOT NULL,
  -- Null until the embedding worker has been here.
  embedding vector(1536),
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (document_id, chunk_index)
);

CREATE INDEX idx_chunks_workspace_id ON chunks (workspace_id);
CREATE INDEX idx_chunks_embedding ON chunks
  USING hnsw (embedding vector_cosine_ops) WITH (m = 16, ef_construction = 64);

CREATE TABLE knowledge_graphs (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  workspace_id uuid NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
  name text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (workspace_id, name)
);

CREATE TABLE entities (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  workspace_id uuid NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
  knowledge_graph_id uuid NOT NULL REFERENCES knowledge_graphs (id) ON DELETE CASCADE,
  kind text NOT NULL,
  label text NOT NULL,
  properties jsonb NOT NULL DEFAULT '{}',
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX idx_entities_workspace_id ON entities (workspace_id);
CREATE INDEX idx_entities_knowledge_graph_id ON entities (knowledge_graph_id);

\echo Workflows

CREATE TABLE workflows (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  workspace_id uuid NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
  name text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX idx_workflows_workspace_id ON workflows (workspace_id);

CREATE TABLE workflow_recipes (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  workspace_id uuid REFERENCES workspaces (id) ON DELETE CASCADE,
  owner_type text NOT NULL DEFAULT 'workspace' CHECK (owner_type IN ('marketplace', 'workspace')),
  cloned_from_id uuid REFERENCES workflow_recipes (id) ON DELETE SET NULL,
  name text NOT NULL,
  steps jsonb NOT NULL DEFAULT '[]',
  is_active boolean NOT NULL DEFAULT true,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT workflow_recipes_owner_check CHECK ((workspace_id IS NULL) = (owner_type = 'marketplace'))
);

CREATE INDEX idx_workflow_recipes_workspace_id_is_active ON workflow_recipes (workspace_id, is_active);
CREATE INDEX idx_workflow_recipes_cloned_from_id ON workflow_recipes (cloned_from_id);

CREATE TABLE recipe_executions (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  workspace_id uuid NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
  workflow_recipe_id uuid NOT NULL REFERENCES workflow_recipes (id) ON DELETE CASCADE,
  status text NOT NULL DEFAULT 'running' CHECK (status IN ('running', 'completed', 'failed')),
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX idx_recipe_executions_workspace_id ON recipe_executions (workspace_id);
CREATE INDEX idx_recipe_executions_workflow_recipe_id ON recipe_executions (workflow_recipe_id);

\echo Memory

CREATE TABLE conversation_contexts (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  workspace_id uuid NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
  agent_id uuid NOT NULL REFERENCES agents (id) ON DELETE CASCADE,
  role text NOT NULL CHECK (role IN ('system', 'user', 'assistant', 'tool')),
  content text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX idx_conversation_contexts_workspace_id_agent_id_created_at
  ON conversation_contexts (workspace_id, agent_id, created_at DESC);
CREATE INDEX idx_conversation_contexts_agent_id ON conversation_contexts (agent_id);

CREATE TABLE memory_entries (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  workspace_id uuid NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
  agent_id uuid NOT NULL REFERENCES agents (id) ON DELETE CASCADE,
  content text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX idx_memory_entries_workspace_id ON memory_entries (workspace_id);
CREATE INDEX idx_memory_entries_agent_id ON memory_entries (agent_id);

\echo System

CREATE TABLE credentials (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  workspace_id uuid NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
  name text NOT NULL,
  value_encrypted text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (workspace_id, name)
);

CREATE TABLE settings (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  workspace_id uuid NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
  name text NOT NULL,
  value jsonb NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (workspace_id, name)
);

CREATE TABLE audit_logs (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  workspace_id uuid NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
  user_id uuid REFERENCES users (id) ON DELETE SET NULL,
  action text NOT NULL,
  details jsonb NOT NULL DEFAULT '{}',
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX idx_audit_logs_workspace_id ON audit_logs (workspace_id);
CREATE INDEX idx_audit_logs_user_id ON audit_logs (user_id);

\echo updated_at, in every table that has it

CREATE FUNCTION set_updated_at() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.updated_at := now();
  RETURN NEW;
END
$$;

SELECT format('CREATE TRIGGER set_updated_at BEFORE UPDATE ON %I FOR EACH ROW EXECUTE FUNCTION set_updated_at()',
  table_name)
FROM information_schema.columns
WHERE table_schema = 'public' AND column_name = 'updated_at'
\gexec

\echo Row security: the service sees the workspace of its request, and what the marketplace offers

-- The service sets it for each request. Without it nothing of any workspace is there.
CREATE FUNCTION current_workspace() RETURNS uuid LANGUAGE sql STABLE
  RETURN nullif(current_setting('app.workspace_id', true), '')::uuid;

SELECT format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', table_name),
  format('CREATE POLICY workspace ON %I USING (workspace_id = current_workspace())', table_name)
FROM information_schema.columns
WHERE table_schema = 'public' AND column_name = 'workspace_id'
\gexec

SELECT format($$CREATE POLICY marketplace ON %I FOR SELECT USING (workspace_id IS NULL AND owner_type = 'marketplace')$$, table_name)
FROM information_schema.columns
WHERE table_schema = 'public' AND column_name = 'owner_type'
\gexec

GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO :"service_role";

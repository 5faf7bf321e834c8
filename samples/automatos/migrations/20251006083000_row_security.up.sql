-- The service no longer works as superuser, over whom row security has no hold.
SET lock_timeout = '5s';

DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'orchestrator') THEN
    CREATE ROLE orchestrator NOLOGIN;
  END IF;
END
$$;

GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO orchestrator;

CREATE FUNCTION current_workspace() RETURNS uuid LANGUAGE sql STABLE
  RETURN nullif(current_setting('app.workspace_id', true), '')::uuid;

ALTER TABLE team_members ENABLE ROW LEVEL SECURITY;
CREATE POLICY workspace ON team_members USING (workspace_id = current_workspace());

ALTER TABLE agents ENABLE ROW LEVEL SECURITY;
CREATE POLICY workspace ON agents USING (workspace_id = current_workspace());

ALTER TABLE personas ENABLE ROW LEVEL SECURITY;
CREATE POLICY workspace ON personas USING (workspace_id = current_workspace());

ALTER TABLE agent_app_assignments ENABLE ROW LEVEL SECURITY;
CREATE POLICY workspace ON agent_app_assignments USING (workspace_id = current_workspace());

ALTER TABLE documents ENABLE ROW LEVEL SECURITY;
CREATE POLICY workspace ON documents USING (workspace_id = current_workspace());

ALTER TABLE chunks ENABLE ROW LEVEL SECURITY;
CREATE POLICY workspace ON chunks USING (workspace_id = current_workspace());

ALTER TABLE knowledge_graphs ENABLE ROW LEVEL SECURITY;
CREATE POLICY workspace ON knowledge_graphs USING (workspace_id = current_workspace());

ALTER TABLE entities ENABLE ROW LEVEL SECURITY;
CREATE POLICY workspace ON entities USING (workspace_id = current_workspace());

ALTER TABLE workflows ENABLE ROW LEVEL SECURITY;
CREATE POLICY workspace ON workflows USING (workspace_id = current_workspace());

ALTER TABLE workflow_recipes ENABLE ROW LEVEL SECURITY;
CREATE POLICY workspace ON workflow_recipes USING (workspace_id = current_workspace());

ALTER TABLE recipe_executions ENABLE ROW LEVEL SECURITY;
CREATE POLICY workspace ON recipe_executions USING (workspace_id = current_workspace());

ALTER TABLE conversation_contexts ENABLE ROW LEVEL SECURITY;
CREATE POLICY workspace ON conversation_contexts USING (workspace_id = current_workspace());

ALTER TABLE memory_entries ENABLE ROW LEVEL SECURITY;
CREATE POLICY workspace ON memory_entries USING (workspace_id = current_workspace());

ALTER TABLE credentials ENABLE ROW LEVEL SECURITY;
CREATE POLICY workspace ON credentials USING (workspace_id = current_workspace());

ALTER TABLE settings ENABLE ROW LEVEL SECURITY;
CREATE POLICY workspace ON settings USING (workspace_id = current_workspace());

ALTER TABLE audit_logs ENABLE ROW LEVEL SECURITY;
CREATE POLICY workspace ON audit_logs USING (workspace_id = current_workspace());

CREATE POLICY marketplace ON agents FOR SELECT USING (workspace_id IS NULL AND owner_type = 'marketplace');
CREATE POLICY marketplace ON workflow_recipes FOR SELECT USING (workspace_id IS NULL AND owner_type = 'marketplace');

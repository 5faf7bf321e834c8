DROP POLICY marketplace ON workflow_recipes;
DROP POLICY marketplace ON agents;

DROP POLICY workspace ON team_members;
ALTER TABLE team_members DISABLE ROW LEVEL SECURITY;

DROP POLICY workspace ON agents;
ALTER TABLE agents DISABLE ROW LEVEL SECURITY;

DROP POLICY workspace ON personas;
ALTER TABLE personas DISABLE ROW LEVEL SECURITY;

DROP POLICY workspace ON agent_app_assignments;
ALTER TABLE agent_app_assignments DISABLE ROW LEVEL SECURITY;

DROP POLICY workspace ON documents;
ALTER TABLE documents DISABLE ROW LEVEL SECURITY;

DROP POLICY workspace ON chunks;
ALTER TABLE chunks DISABLE ROW LEVEL SECURITY;

DROP POLICY workspace ON knowledge_graphs;
ALTER TABLE knowledge_graphs DISABLE ROW LEVEL SECURITY;

DROP POLICY workspace ON entities;
ALTER TABLE entities DISABLE ROW LEVEL SECURITY;

DROP POLICY workspace ON workflows;
ALTER TABLE workflows DISABLE ROW LEVEL SECURITY;

DROP POLICY workspace ON workflow_recipes;
ALTER TABLE workflow_recipes DISABLE ROW LEVEL SECURITY;

DROP POLICY workspace ON recipe_executions;
ALTER TABLE recipe_executions DISABLE ROW LEVEL SECURITY;

DROP POLICY workspace ON conversation_contexts;
ALTER TABLE conversation_contexts DISABLE ROW LEVEL SECURITY;

DROP POLICY workspace ON memory_entries;
ALTER TABLE memory_entries DISABLE ROW LEVEL SECURITY;

DROP POLICY workspace ON credentials;
ALTER TABLE credentials DISABLE ROW LEVEL SECURITY;

DROP POLICY workspace ON settings;
ALTER TABLE settings DISABLE ROW LEVEL SECURITY;

DROP POLICY workspace ON audit_logs;
ALTER TABLE audit_logs DISABLE ROW LEVEL SECURITY;

DROP FUNCTION current_workspace();

-- The role belongs to the server and stays.
REVOKE SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public FROM orchestrator;

CREATE INDEX CONCURRENTLY idx_agents_cloned_from_id ON agents (cloned_from_id);
CREATE UNIQUE INDEX CONCURRENTLY idx_agents_workspace_id_cloned_from_id
  ON agents (workspace_id, cloned_from_id) WHERE NOT is_deleted;
CREATE INDEX CONCURRENTLY idx_workflow_recipes_cloned_from_id ON workflow_recipes (cloned_from_id);

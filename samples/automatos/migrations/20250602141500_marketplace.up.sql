-- Agents and recipes that belong to no workspace are offered to all of them.
-- Rather run again than have everybody wait behind a query that takes long.
SET lock_timeout = '5s';

ALTER TABLE agents ADD COLUMN owner_type text NOT NULL DEFAULT 'workspace';
ALTER TABLE agents ADD COLUMN cloned_from_id uuid;
ALTER TABLE agents ALTER COLUMN workspace_id DROP NOT NULL;
ALTER TABLE agents ADD CONSTRAINT agents_owner_type_check
  CHECK (owner_type IN ('marketplace', 'workspace')) NOT VALID;
ALTER TABLE agents ADD CONSTRAINT agents_owner_check
  CHECK ((workspace_id IS NULL) = (owner_type = 'marketplace')) NOT VALID;
ALTER TABLE agents ADD CONSTRAINT agents_cloned_from_id_fkey
  FOREIGN KEY (cloned_from_id) REFERENCES agents (id) ON DELETE SET NULL NOT VALID;

ALTER TABLE workflow_recipes ADD COLUMN owner_type text NOT NULL DEFAULT 'workspace';
ALTER TABLE workflow_recipes ADD COLUMN cloned_from_id uuid;
ALTER TABLE workflow_recipes ALTER COLUMN workspace_id DROP NOT NULL;
ALTER TABLE workflow_recipes ADD CONSTRAINT workflow_recipes_owner_type_check
  CHECK (owner_type IN ('marketplace', 'workspace')) NOT VALID;
ALTER TABLE workflow_recipes ADD CONSTRAINT workflow_recipes_owner_check
  CHECK ((workspace_id IS NULL) = (owner_type = 'marketplace')) NOT VALID;
ALTER TABLE workflow_recipes ADD CONSTRAINT workflow_recipes_cloned_from_id_fkey
  FOREIGN KEY (cloned_from_id) REFERENCES workflow_recipes (id) ON DELETE SET NULL NOT VALID;

-- What belongs to no workspace cannot stay.
DELETE FROM agents WHERE workspace_id IS NULL;
DELETE FROM workflow_recipes WHERE workspace_id IS NULL;

ALTER TABLE workflow_recipes DROP COLUMN cloned_from_id, DROP COLUMN owner_type,
  ALTER COLUMN workspace_id SET NOT NULL;
ALTER TABLE agents DROP COLUMN cloned_from_id, DROP COLUMN owner_type,
  ALTER COLUMN workspace_id SET NOT NULL;

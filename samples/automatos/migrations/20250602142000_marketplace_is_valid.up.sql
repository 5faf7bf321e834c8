SET lock_timeout = '5s';

ALTER TABLE agents VALIDATE CONSTRAINT agents_owner_type_check;
ALTER TABLE agents VALIDATE CONSTRAINT agents_owner_check;
ALTER TABLE agents VALIDATE CONSTRAINT agents_cloned_from_id_fkey;
ALTER TABLE workflow_recipes VALIDATE CONSTRAINT workflow_recipes_owner_type_check;
ALTER TABLE workflow_recipes VALIDATE CONSTRAINT workflow_recipes_owner_check;
ALTER TABLE workflow_recipes VALIDATE CONSTRAINT workflow_recipes_cloned_from_id_fkey;

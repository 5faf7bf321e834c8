-- object: column agents.runs."desc"
ALTER TABLE agents.runs ADD COLUMN "desc" text; -- here

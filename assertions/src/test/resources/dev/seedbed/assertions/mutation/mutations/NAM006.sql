-- object: column agents.runs.archived
ALTER TABLE agents.runs ADD COLUMN archived boolean NOT NULL DEFAULT false; -- here

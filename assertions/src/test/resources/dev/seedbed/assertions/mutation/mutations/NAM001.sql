-- object: column agents.runs."startedBy"
ALTER TABLE agents.runs ADD COLUMN "startedBy" text; -- here

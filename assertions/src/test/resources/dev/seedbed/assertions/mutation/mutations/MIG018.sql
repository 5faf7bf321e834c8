-- object: relation agents.runs
ALTER TABLE agents.runs ADD COLUMN kind text; -- here

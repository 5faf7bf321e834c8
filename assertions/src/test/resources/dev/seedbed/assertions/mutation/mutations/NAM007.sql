-- object: column agents.runs.started
ALTER TABLE agents.runs ADD COLUMN started timestamptz; -- here

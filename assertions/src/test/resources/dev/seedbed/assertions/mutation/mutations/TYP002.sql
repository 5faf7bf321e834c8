-- object: column agents.runs.finished_at
ALTER TABLE agents.runs ADD COLUMN finished_at timestamp; -- here

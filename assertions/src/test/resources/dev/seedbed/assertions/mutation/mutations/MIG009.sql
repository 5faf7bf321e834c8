-- object: column agents.runs.kind
SET lock_timeout = '5s';
ALTER TABLE agents.runs ADD COLUMN kind text NOT NULL; -- here

-- object: relation agents.runs_title
SET lock_timeout = '5s';
ALTER TABLE agents.steps ADD COLUMN kind text;
CREATE INDEX CONCURRENTLY runs_title ON agents.runs (title); -- here

-- object: relation agents.runs
SET lock_timeout = '5s';
ALTER TABLE agents.runs ADD COLUMN kind text;
SELECT count(*) FROM agents.runs; -- here

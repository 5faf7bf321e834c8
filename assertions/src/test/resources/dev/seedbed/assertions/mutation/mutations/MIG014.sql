-- object: column agents.runs.title
SET lock_timeout = '5s';
ALTER TABLE agents.runs RENAME COLUMN title TO name; -- here

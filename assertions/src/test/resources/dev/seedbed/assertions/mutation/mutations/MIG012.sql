-- object: column agents.runs.amount
SET lock_timeout = '5s';
ALTER TABLE agents.runs ALTER COLUMN amount TYPE text; -- here

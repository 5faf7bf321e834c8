-- object: relation agents.runs
SET lock_timeout = '5s';
UPDATE agents.runs SET title = 'unknown' WHERE title = '';
ALTER TABLE agents.runs ALTER COLUMN title SET DEFAULT 'unknown'; -- here

-- object: column agents.runs.title_length
SET lock_timeout = '5s';
ALTER TABLE agents.runs ADD COLUMN title_length int GENERATED ALWAYS AS (length(title)) STORED; -- here

-- object: constraint agents.runs.runs_title_check
SET lock_timeout = '5s';
ALTER TABLE agents.runs ADD CONSTRAINT runs_title_check CHECK (title <> ''); -- here

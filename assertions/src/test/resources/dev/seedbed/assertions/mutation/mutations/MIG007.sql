-- object: constraint agents.runs.runs_title_key
SET lock_timeout = '5s';
ALTER TABLE agents.runs ADD CONSTRAINT runs_title_key UNIQUE (title); -- here

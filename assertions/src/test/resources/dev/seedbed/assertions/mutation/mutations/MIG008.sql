-- object: constraint agents.runs.runs_title_excl
SET lock_timeout = '5s';
ALTER TABLE agents.runs ADD CONSTRAINT runs_title_excl EXCLUDE (title WITH =); -- here

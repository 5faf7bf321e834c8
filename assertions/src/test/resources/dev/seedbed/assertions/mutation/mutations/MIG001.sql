-- object: relation agents.runs_title
SET lock_timeout = '5s';
CREATE INDEX runs_title ON agents.runs (title); -- here

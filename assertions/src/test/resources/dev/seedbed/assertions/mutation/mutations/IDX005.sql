-- object: relation agents.runs_active
CREATE INDEX runs_active ON agents.runs (is_active); -- here

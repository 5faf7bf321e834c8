-- object: relation agents.runs_details
CREATE INDEX runs_details ON agents.runs (details); -- here

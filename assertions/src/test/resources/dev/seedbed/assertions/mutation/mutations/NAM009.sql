-- object: relation agents.by_title
CREATE INDEX by_title ON agents.runs (title); -- here

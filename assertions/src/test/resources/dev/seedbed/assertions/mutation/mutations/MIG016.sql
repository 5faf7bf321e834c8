-- object: relation agents.runs
UPDATE agents.runs SET title = 'unknown'; -- here

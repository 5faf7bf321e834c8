-- object: column agents.runs.letter
ALTER TABLE agents.runs ADD COLUMN letter char(2); -- here

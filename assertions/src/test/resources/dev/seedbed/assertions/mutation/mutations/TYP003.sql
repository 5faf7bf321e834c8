-- object: column agents.runs.answer
ALTER TABLE agents.runs ADD COLUMN answer json; -- here

-- object: column agents.runs.note
ALTER TABLE agents.runs ADD COLUMN note varchar(80); -- here

-- object: column agents.runs.num_steps
ALTER TABLE agents.runs ADD COLUMN num_steps integer NOT NULL DEFAULT 0; -- here

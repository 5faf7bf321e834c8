-- object: column agents.runs.mark
SET lock_timeout = '5s';
ALTER TABLE agents.runs ADD COLUMN mark uuid DEFAULT gen_random_uuid(); -- here

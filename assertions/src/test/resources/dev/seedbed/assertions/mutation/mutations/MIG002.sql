-- object: relation agents.idx_runs_details
SET lock_timeout = '5s';
DROP INDEX agents.idx_runs_details; -- here

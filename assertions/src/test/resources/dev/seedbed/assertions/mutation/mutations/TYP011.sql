-- object: column agents.tools.session_id
ALTER TABLE agents.runs ADD COLUMN session_id text;
ALTER TABLE agents.steps ADD COLUMN session_id text;
ALTER TABLE agents.tools ADD COLUMN session_id bigint; -- here

-- object: relation agents.runs_again
CREATE INDEX runs_again ON agents.runs (tenant_id, created_at DESC); -- here

-- object: relation agents.runs_tenant
CREATE INDEX runs_tenant ON agents.runs (tenant_id); -- here

-- object: constraint agents.runs.runs_tenant_fk
SET lock_timeout = '5s';
ALTER TABLE agents.runs ADD CONSTRAINT runs_tenant_fk FOREIGN KEY (tenant_id) REFERENCES identity.countries (id) ON DELETE CASCADE; -- here

-- object: column billing.refunds.tenant_id
ALTER TABLE billing.refunds ALTER COLUMN tenant_id DROP NOT NULL; -- here

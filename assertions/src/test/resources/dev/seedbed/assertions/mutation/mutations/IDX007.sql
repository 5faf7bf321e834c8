-- object: column billing.refunds.tenant_id
-- pack: {indexes: ["billing.refunds(tenant_id, created_at desc)"]}
DROP INDEX billing."idx_refunds_tenant_id_created_at";
CREATE INDEX refunds_tenant ON billing.refunds (tenant_id, amount);

-- object: relation billing.tariffs
ALTER POLICY own_tenant ON billing.tariffs
  USING (tenant_id = current_setting('app.tenant_id', true) OR tenant_id IS NOT NULL);

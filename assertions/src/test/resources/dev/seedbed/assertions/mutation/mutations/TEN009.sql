-- object: policy billing.tariffs.own_tenant
ALTER POLICY own_tenant ON billing.tariffs USING (true) WITH CHECK (true); -- here

-- object: column billing.tips.tenant_id
CREATE TABLE billing.tips (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  tenant_id text NOT NULL REFERENCES identity.tenants (id) ON DELETE CASCADE, -- here
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);
ALTER TABLE billing.tips ENABLE ROW LEVEL SECURITY;
ALTER TABLE billing.tips FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON billing.tips
  USING (tenant_id = current_setting('app.tenant_id', true))
  WITH CHECK (tenant_id = current_setting('app.tenant_id', true));

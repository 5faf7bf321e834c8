-- object: relation billing.tips
CREATE TABLE billing.tips ( -- here
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  tenant_id text NOT NULL REFERENCES identity.tenants (id) ON DELETE CASCADE,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX idx_tips_tenant_id ON billing.tips (tenant_id);
ALTER TABLE billing.tips ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON billing.tips
  USING (tenant_id = current_setting('app.tenant_id', true))
  WITH CHECK (tenant_id = current_setting('app.tenant_id', true));

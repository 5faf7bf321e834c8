-- object: relation billing.tips
CREATE TABLE billing.tips ( -- here
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  tenant_id text NOT NULL REFERENCES identity.tenants (id) ON DELETE CASCADE,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX idx_tips_tenant_id ON billing.tips (tenant_id);
CREATE TRIGGER touched BEFORE UPDATE ON billing.tips FOR EACH ROW EXECUTE FUNCTION identity.touch();

-- object: column billing.notes.tenant_id
CREATE TABLE billing.notes ( -- here
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  invoice_id bigint NOT NULL REFERENCES billing.invoices (id) ON DELETE CASCADE,
  run_id bigint NOT NULL REFERENCES agents.runs (id) ON DELETE CASCADE,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX idx_notes_invoice_id ON billing.notes (invoice_id);
CREATE INDEX idx_notes_run_id ON billing.notes (run_id);

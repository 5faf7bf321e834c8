-- object: constraint agents.runs.runs_invoice_ref_fkey
ALTER TABLE agents.runs ADD COLUMN invoice_ref integer REFERENCES billing.invoices (id) ON DELETE SET NULL; -- here
CREATE INDEX ON agents.runs (invoice_ref);

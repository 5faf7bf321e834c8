-- object: constraint agents.runs.runs_other_invoice_id_fkey
ALTER TABLE agents.runs ADD COLUMN other_invoice_id integer REFERENCES billing.invoices (id) ON DELETE SET NULL; -- here
CREATE INDEX ON agents.runs (other_invoice_id);

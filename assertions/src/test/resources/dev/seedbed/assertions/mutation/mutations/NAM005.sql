-- object: column agents.runs.invoice
ALTER TABLE agents.runs ADD COLUMN invoice bigint REFERENCES billing.invoices (id) ON DELETE SET NULL; -- here
CREATE INDEX ON agents.runs (invoice);

-- object: constraint agents.runs.to_invoice
ALTER TABLE agents.runs
  ADD COLUMN invoice_id bigint,
  ADD CONSTRAINT to_invoice FOREIGN KEY (invoice_id) REFERENCES billing.invoices (id); -- here
CREATE INDEX ON agents.runs (invoice_id);

-- object: constraint billing.accounts.to_invoice
ALTER TABLE billing.accounts
  ADD COLUMN invoice_id bigint NOT NULL,
  ADD CONSTRAINT to_invoice FOREIGN KEY (invoice_id) REFERENCES billing.invoices (id) ON DELETE CASCADE; -- here
CREATE INDEX ON billing.accounts (invoice_id);

-- object: column billing.accounts.total_invoices
ALTER TABLE billing.accounts ADD COLUMN total_invoices integer NOT NULL DEFAULT 0; -- here

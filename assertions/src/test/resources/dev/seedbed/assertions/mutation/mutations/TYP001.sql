-- object: column billing.invoices.reviewer
-- pack: {columns: [reviewer]}
ALTER TABLE billing.invoices ADD COLUMN reviewer uuid; -- here

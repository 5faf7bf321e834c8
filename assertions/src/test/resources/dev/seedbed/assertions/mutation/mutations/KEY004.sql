-- object: constraint billing.payments.by_number
ALTER TABLE billing.payments ADD COLUMN number text, ADD COLUMN day date;
ALTER TABLE billing.payments ADD CONSTRAINT by_number UNIQUE (tenant_id, number, day); -- here

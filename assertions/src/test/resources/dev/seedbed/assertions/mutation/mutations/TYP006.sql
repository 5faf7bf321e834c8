-- object: column billing.payments.paid
ALTER TABLE billing.payments ADD COLUMN paid money; -- here

-- object: constraint billing.payments.positive
ALTER TABLE billing.payments ADD CONSTRAINT positive CHECK (amount > 0) NOT VALID; -- here

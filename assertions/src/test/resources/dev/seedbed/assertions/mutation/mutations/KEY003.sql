-- object: constraint billing.payments.once
ALTER TABLE billing.payments
  ADD CONSTRAINT once CHECK (amount > 0), -- here
  ADD CONSTRAINT zagain CHECK (amount > 0);

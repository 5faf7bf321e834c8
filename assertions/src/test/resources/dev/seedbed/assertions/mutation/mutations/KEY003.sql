-- object: constraint billing.payments.zagain
ALTER TABLE billing.payments
  ADD CONSTRAINT once CHECK (amount > 0),
  ADD CONSTRAINT zagain CHECK (amount > 0); -- here

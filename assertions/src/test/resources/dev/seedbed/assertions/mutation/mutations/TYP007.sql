-- object: column billing.payments.price
ALTER TABLE billing.payments ADD COLUMN price double precision; -- here

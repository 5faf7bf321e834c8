-- object: column billing.plans.version
ALTER TABLE billing.plans ADD COLUMN version integer; -- here

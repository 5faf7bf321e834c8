-- object: constraint billing.plans.by_title
ALTER TABLE billing.plans ADD CONSTRAINT by_title UNIQUE (title); -- here

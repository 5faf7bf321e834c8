-- object: column billing.refunds.created_at
ALTER TABLE billing.refunds ALTER COLUMN created_at DROP DEFAULT; -- here

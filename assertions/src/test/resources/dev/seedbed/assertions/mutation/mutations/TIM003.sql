-- object: column billing.refunds.deleted_at
ALTER TABLE billing.refunds ADD COLUMN is_deleted boolean NOT NULL DEFAULT false; -- here

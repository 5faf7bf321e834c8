-- object: column billing.tariffs.updated_at
DROP TRIGGER touched ON billing.tariffs;

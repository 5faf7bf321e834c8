-- object: relation billing.all_invoices
CREATE VIEW billing.all_invoices AS SELECT id, amount FROM billing.invoices; -- here

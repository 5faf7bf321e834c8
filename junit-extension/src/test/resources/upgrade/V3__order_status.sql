ALTER TABLE shop.orders ADD COLUMN status text NOT NULL DEFAULT 'open';
CREATE INDEX orders_status ON shop.orders (status);

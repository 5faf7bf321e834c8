CREATE TABLE shop.orders (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  customer_id uuid NOT NULL REFERENCES shop."Customer" (id),
  total numeric(10, 2) NOT NULL CHECK (total >= 0)
);

--liquibase formatted sql

--changeset ann:shop
CREATE SCHEMA shop;
CREATE TABLE shop."Customer" (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  email text NOT NULL UNIQUE
);
--rollback DROP SCHEMA shop CASCADE;

--changeset ann:orders
CREATE TABLE shop.orders (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  customer_id uuid NOT NULL REFERENCES shop."Customer" (id),
  total numeric(10, 2) NOT NULL CHECK (total >= 0)
);
--rollback DROP TABLE shop.orders;

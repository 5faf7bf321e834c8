CREATE SCHEMA billing;

CREATE TYPE billing.shipment_state AS ENUM ('open', 'sent', 'returned');

CREATE TABLE billing.invoices (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  tenant_id text NOT NULL,
  version integer NOT NULL DEFAULT 1,
  total numeric(12, 2) NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE billing.sessions (LIKE billing.invoices INCLUDING ALL, user_id text NOT NULL);
ALTER TABLE billing.sessions DROP COLUMN total;
CREATE TABLE billing.refunds (LIKE billing.invoices INCLUDING ALL, amount numeric(12, 2));
ALTER TABLE billing.refunds DROP COLUMN total;
CREATE TABLE billing.reminders (LIKE billing.sessions INCLUDING ALL, sent_at timestamptz, due date NOT NULL);
ALTER TABLE billing.reminders DROP COLUMN user_id;
CREATE TABLE billing.customers (LIKE billing.sessions INCLUDING ALL, name text NOT NULL);
ALTER TABLE billing.customers DROP COLUMN user_id;
CREATE TABLE billing.accounts (
  LIKE billing.customers INCLUDING ALL,
  balance numeric(12, 2) NOT NULL,
  overdraft bigint
);
ALTER TABLE billing.accounts DROP COLUMN name;
CREATE TABLE billing.notes (
  LIKE billing.customers INCLUDING ALL,
  is_deleted boolean NOT NULL DEFAULT false,
  deleted_at timestamptz
);
ALTER TABLE billing.notes DROP COLUMN name;
CREATE TABLE billing.shipments (
  LIKE billing.customers INCLUDING ALL,
  state billing.shipment_state NOT NULL DEFAULT 'open'
);
ALTER TABLE billing.shipments DROP COLUMN name;

CREATE SCHEMA shop;

CREATE TABLE shop.orders (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  user_id uuid NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);

-- seedbed:ignore NS001 reason="shared with the old shop"
CREATE TABLE public.countries (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY
);

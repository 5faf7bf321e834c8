DROP SCHEMA "subscriptions" CASCADE;

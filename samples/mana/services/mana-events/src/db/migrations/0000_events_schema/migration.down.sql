DROP SCHEMA "event_discovery" CASCADE;
DROP SCHEMA "events" CASCADE;

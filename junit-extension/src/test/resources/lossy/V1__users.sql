CREATE SCHEMA app;
CREATE TABLE app.users (id text PRIMARY KEY, name text NOT NULL);

CREATE SCHEMA app;
CREATE TABLE app.a (id uuid REFERENCES app.nothing);

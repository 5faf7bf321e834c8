CREATE TABLE app.workspaces (
  id text PRIMARY KEY,
  name text NOT NULL
);

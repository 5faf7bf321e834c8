ALTER TABLE app.users
  ALTER COLUMN name TYPE varchar(3) USING left(name, 3);

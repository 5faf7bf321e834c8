-- object: column identity.users.api_key
ALTER TABLE identity.users ADD COLUMN api_key text; -- here

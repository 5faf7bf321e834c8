-- object: column library.chunks.wide_embedding
SET lock_timeout = '5s';
ALTER TABLE library.chunks ALTER COLUMN wide_embedding SET NOT NULL; -- here

-- object: column library.sections.embedding
ALTER TABLE library.sections ADD COLUMN embedding extensions.vector; -- here

-- object: column library.sections.huge_embedding
ALTER TABLE library.sections ADD COLUMN huge_embedding extensions.vector(3072); -- here

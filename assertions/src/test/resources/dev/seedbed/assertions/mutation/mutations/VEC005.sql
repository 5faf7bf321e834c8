-- object: relation library.sections_embedding
ALTER TABLE library.sections ADD COLUMN embedding extensions.vector(384);
CREATE INDEX sections_embedding ON library.sections USING hnsw (embedding extensions.vector_l2_ops); -- here

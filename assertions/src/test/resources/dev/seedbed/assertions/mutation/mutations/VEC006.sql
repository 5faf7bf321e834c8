-- object: column library.sections.embedding
ALTER TABLE library.sections ADD COLUMN embedding extensions.vector(512); -- here
CREATE INDEX ON library.sections USING hnsw (embedding extensions.vector_cosine_ops);

-- object: relation library.sections_embedding
ALTER TABLE library.sections ADD COLUMN embedding extensions.vector(384);
CREATE INDEX sections_embedding ON library.sections -- here
  USING hnsw (embedding extensions.vector_cosine_ops) WITH (m = 4);

CREATE EXTENSION IF NOT EXISTS vector;

-- Filled in after the message is stored, by a worker of its own; a message without one is not searched.
ALTER TABLE manifest.agent_messages ADD COLUMN embedding vector(384);

CREATE INDEX idx_agent_messages_embedding
  ON manifest.agent_messages USING hnsw (embedding vector_cosine_ops);

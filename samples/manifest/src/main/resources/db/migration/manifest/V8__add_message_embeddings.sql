CREATE EXTENSION IF NOT EXISTS vector;

-- Rather run again than have everybody wait behind a query that takes long.
SET lock_timeout = '5s';

-- Filled in after the message is stored, by a worker of its own; a message without one is not searched.
ALTER TABLE manifest.agent_messages ADD COLUMN embedding vector(384);

-- seedbed:ignore MIG019 reason="all migrations run in one transaction, and there is no embedding to index yet"
CREATE INDEX idx_agent_messages_embedding
  ON manifest.agent_messages USING hnsw (embedding vector_cosine_ops);

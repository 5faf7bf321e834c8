DROP INDEX CONCURRENTLY idx_chunks_embedding;

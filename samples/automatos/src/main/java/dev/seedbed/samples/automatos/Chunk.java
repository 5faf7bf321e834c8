package dev.seedbed.samples.automatos;

import java.util.UUID;

/**
 * A piece of a document; a row of {@code chunks}.
 *
 * @param index its place in the document, from 0
 */
public record Chunk(UUID id, UUID documentId, int index, String content) {}

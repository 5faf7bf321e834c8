package dev.seedbed.architecture.broken.database;

/** What {@code catalog} may not use. */
public record Server(String url) {}

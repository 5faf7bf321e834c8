package dev.seedbed.samples.mana.research;

/** A page that an answer is taken from; a row of {@code research.sources}. */
public record Source(String url, String title) {}

package dev.seedbed.architecture.broken.util;

/** Stands in a package that could hold anything, and that nobody marked. */
record Strings() {}

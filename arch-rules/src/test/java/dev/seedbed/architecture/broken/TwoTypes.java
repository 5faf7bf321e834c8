package dev.seedbed.architecture.broken;

/** Shares its file. */
record TwoTypes() {}

/** Is hard to find. */
record SecondType() {}

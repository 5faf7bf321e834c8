package dev.seedbed.archrules.broken;

/** Breaks ARCH014; a plain record, which a repository answers. */
public record Payment(long id, double amount, double exchangeRate) {}

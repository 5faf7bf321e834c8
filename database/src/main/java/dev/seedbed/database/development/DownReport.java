package dev.seedbed.database.development;

/**
 * What taking down a development database did.
 *
 * @param given whether it is the one that the setting {@code url} names, which is left alone
 * @param ran whether it ran
 * @param removed whether its data were removed
 */
public record DownReport(boolean given, boolean ran, boolean removed) {}

package dev.seedbed.samples.mana.credits;

import java.util.UUID;

/**
 * What a user has, as it was read; a row of {@code credits.balances}.
 *
 * @param version which changes with each change of the row
 */
public record Balance(UUID id, String userId, int amount, int version) {}

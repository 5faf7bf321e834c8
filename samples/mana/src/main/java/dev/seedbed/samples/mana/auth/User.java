package dev.seedbed.samples.mana.auth;

import java.time.Instant;

/**
 * A row of {@code auth.users}.
 *
 * @param id as Better Auth makes it: text, and no UUID
 */
public record User(String id, String email, String fullName, Instant createdAt) {}

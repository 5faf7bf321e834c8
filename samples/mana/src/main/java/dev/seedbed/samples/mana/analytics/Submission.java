package dev.seedbed.samples.mana.analytics;

import java.util.UUID;

/**
 * A row of {@code feedback.submissions}, with how many users want the same.
 *
 * @param voteCount counted when it was asked for, and stored nowhere
 */
public record Submission(UUID id, String userId, String title, String status, int voteCount) {}

package dev.seedbed.samples.mana.user;

/**
 * A row of {@code usr.user_settings}.
 *
 * @param settings what has no column of its own, as JSON
 */
public record UserSettings(String userId, String theme, String locale, String settings) {}

package dev.seedbed.cli.init;

import org.jspecify.annotations.Nullable;

/**
 * Migrations that a project has.
 *
 * @param tool whose they are, such as {@code Drizzle}
 * @param setting how {@code seedbed.yaml} names them
 * @param evidence the file that tells it, relative to the project
 * @param doubt what the user should look at; null if there is nothing
 */
record FoundSource(String tool, String setting, String evidence, @Nullable String doubt) {}

package dev.seedbed.database.migration;

import dev.seedbed.catalog.ErrorMessage;

/** Why sources cannot be applied in one transaction. */
final class JointErrors {
  private static final String WHY =
      "sources that + joins are applied in one transaction, or not at all";

  private JointErrors() {}

  static MigrationException commitsByItself(Migrations source) {
    return new MigrationException(
        ErrorMessage.of("Migrations cannot be in one transaction with others: " + source)
            .expected("plain folders, and Drizzle's")
            .actual("what commits by itself: another tool, or scripts as psql runs them")
            .why(WHY)
            .toFix("part it from the others by a comma, or put it into a line of its own"),
        null);
  }

  static MigrationException needsNoTransaction(String path) {
    return new MigrationException(
        ErrorMessage.of("Migration cannot be in one transaction with others: " + path)
            .expected("statements that can run in a transaction")
            .actual("one that cannot, or the line \"-- seedbed: no transaction\"")
            .why(WHY)
            .toFix("use what can: CREATE INDEX without CONCURRENTLY")
            .toFix("part the sources by commas: each is then applied by itself"),
        null);
  }
}

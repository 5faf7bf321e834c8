package dev.seedbed.database.migration;

import dev.seedbed.catalog.ErrorMessage;

/** What can be wrong between the files and what a database has had. */
final class HistoryErrors {

  private HistoryErrors() {}

  static MigrationException missing(String path, String id, String location) {
    return new MigrationException(
        ErrorMessage.of("Applied migration is missing: " + path)
            .expected("each file that was applied to this database")
            .actual("no file of version " + id + " in " + location)
            .why("a new database would not get what this one has")
            .toFix("restore the file")
            .toFix("drop the test database, so that it is made from the files that are there"),
        null);
  }

  static MigrationException late(String path, String applied) {
    return new MigrationException(
        ErrorMessage.of("Migration comes too late: " + path)
            .expected("new versions to be above those that were applied")
            .actual(applied + " was applied before it")
            .why("a new database would have them in another order than this one")
            .toFix("give it the next free version")
            .toFix("allow it: MigrationOptions.withOutOfOrder"),
        null);
  }

  static MigrationException edited(String path) {
    return new MigrationException(
        ErrorMessage.of("Applied migration was edited: " + path)
            .expected("the bytes that were applied to this database")
            .actual("other bytes of the same version")
            .why("what the database holds is no longer what the files say")
            .toFix("restore the file, and put the change into a new migration")
            .toFix("drop the test database, so that all migrations run again"),
        null);
  }
}

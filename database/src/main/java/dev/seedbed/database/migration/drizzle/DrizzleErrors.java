package dev.seedbed.database.migration.drizzle;

import dev.seedbed.catalog.ErrorMessage;
import dev.seedbed.catalog.QualifiedName;
import dev.seedbed.database.migration.MigrationException;
import dev.seedbed.database.migration.MigrationFile;
import java.util.List;

/** What can be wrong with Drizzle's migrations. */
final class DrizzleErrors {
  private DrizzleErrors() {}

  static MigrationException badJournal(String path, int line, Throwable cause) {
    return new MigrationException(
        ErrorMessage.of("Drizzle's journal cannot be read: " + path + ":" + line)
            .expected("JSON, as drizzle-kit writes it")
            .actual("something else, from this line on")
            .toFix("resolve what a merge may have left in it, or restore it"),
        cause);
  }

  static MigrationException badEntry(String path, String entry) {
    return new MigrationException(
        ErrorMessage.of("Drizzle's journal has an entry that names no migration: " + path)
            .expected("a tag, and a number when it was generated")
            .actual(entry)
            .toFix("restore the journal, or generate the migration anew"),
        null);
  }

  static MigrationException otherDialect(String path, String dialect) {
    return new MigrationException(
        ErrorMessage.of("Drizzle's migrations are for another database: " + path)
            .expected("the dialect postgresql")
            .actual(dialect)
            .toFix("name the folder that holds the migrations for PostgreSQL"),
        null);
  }

  static MigrationException missingFile(String path, String tag) {
    return new MigrationException(
        ErrorMessage.of("Drizzle's journal lists a migration that is not there: " + tag)
            .expected(tag + ".sql, or " + tag + "/migration.sql")
            .actual("neither, beside " + path)
            .toFix("restore the file")
            .toFix("drop the migration with drizzle-kit drop, if it was applied nowhere"),
        null);
  }

  static MigrationException badFolder(String path, String tag, Throwable cause) {
    return new MigrationException(
        ErrorMessage.of("Not named like a folder of Drizzle's: " + path)
            .expected("a time of 14 digits, as in 20260131120000_" + tag)
            .actual(tag)
            .why("without a journal Drizzle orders migrations by that time")
            .toFix("restore meta/_journal.json, which older versions of drizzle-kit write")
            .toFix("rename the folder"),
        cause);
  }

  static MigrationException edited(DrizzleMigration migration, QualifiedName history) {
    return new MigrationException(
        ErrorMessage.of("Applied migration was edited: " + migration.file().path())
            .expected("the bytes whose hash is in " + history)
            .actual("other bytes of the same migration")
            .why("Drizzle itself would not notice, and leave the database as it is")
            .toFix("restore the file, and generate a new migration for the change")
            .toFix("drop the test database, so that all migrations run again"),
        null);
  }

  static MigrationException noTransaction(String path) {
    return new MigrationException(
        ErrorMessage.of("Drizzle cannot run a migration: " + path)
            .expected("statements that can run in a transaction")
            .actual("one that cannot, such as CREATE INDEX CONCURRENTLY")
            .why("Drizzle runs all that is pending in one transaction, and would fail as well")
            .toFix("write it so that it can, such as without CONCURRENTLY")
            .toFix("put it into a folder of plain SQL files, as a source after this one"),
        null);
  }

  static MigrationException passedOver(DrizzleMigration migration, QualifiedName history) {
    return new MigrationException(
        ErrorMessage.of("Drizzle would pass over a migration: " + migration.file().path())
            .expected("an entry in the journal that is later than the last applied one")
            .actual("when " + migration.when() + " is not, and it is not in " + history)
            .why("Drizzle compares nothing but these times with those in " + history)
            .toFix("generate it anew, after those that were merged before it")
            .toFix(
                "if several services share the database, give each its own migrationsTable or"
                    + " migrationsSchema, and say so: with history schema.table"),
        null);
  }

  static MigrationException noDownFile(MigrationFile file) {
    String path = file.path();
    return new MigrationException(
        ErrorMessage.of("Migration cannot be taken back: " + path)
            .expected("a file beside it that undoes it, because Drizzle has no such")
            .actual("none")
            .toFix("write " + DrizzleUndo.of(path.substring(path.lastIndexOf('/') + 1)))
            .toFix("say that it is not meant to be: irreversible(\"" + file.id() + "\")"),
        null);
  }

  static MigrationException unknownRows(QualifiedName history, List<Long> ids) {
    return new MigrationException(
        ErrorMessage.of("Drizzle's history cannot be brought to its new form: " + history)
            .expected("rows that each belong to one of the folders")
            .actual(
                "rows that belong to none: id "
                    + String.join(", ", ids.stream().map(String::valueOf).toList()))
            .why("Drizzle 1.0 knows migrations by name, and older versions wrote none")
            .toFix("restore the missing folders")
            .toFix("drop the test database, so that all migrations run again"),
        null);
  }
}

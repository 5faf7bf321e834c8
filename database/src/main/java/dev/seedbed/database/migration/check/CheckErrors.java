package dev.seedbed.database.migration.check;

import dev.seedbed.catalog.ErrorMessage;
import dev.seedbed.database.migration.MigrationException;
import dev.seedbed.database.migration.MigrationFile;
import java.util.List;

/** What is said when a check fails. */
final class CheckErrors {
  private CheckErrors() {}

  static ErrorMessage notUndone(MigrationFile file, String difference) {
    return ErrorMessage.of("Migration is not taken back whole: " + file.path())
        .expected("the schema that was there before it")
        .actual("- before it, + after it was taken back\n" + difference)
        .toFix("let what undoes it take back all that it does, and nothing else");
  }

  static ErrorMessage notAgain(MigrationFile file, String difference) {
    return ErrorMessage.of("Migration makes another schema the second time: " + file.path())
        .expected("the schema that it made before it was taken back")
        .actual("- the first time, + after it was taken back and applied again\n" + difference)
        .toFix("let what undoes it take back all that it does, and nothing else");
  }

  static ErrorMessage undoFails(MigrationFile file, MigrationException cause) {
    return ErrorMessage.of("Migration cannot be taken back: " + file.path())
        .expected("what undoes it to succeed right after it was applied")
        .actual(cause.getMessage() == null ? "" : cause.getMessage())
        .toFix("correct what undoes it");
  }

  static ErrorMessage againFails(MigrationFile file, MigrationException cause) {
    return ErrorMessage.of("Migration cannot be applied again: " + file.path())
        .expected("it to succeed after it was taken back")
        .actual(cause.getMessage() == null ? "" : cause.getMessage())
        .why("what undoes it leaves something behind, or takes too much")
        .toFix("let what undoes it take back all that it does, and nothing else");
  }

  static ErrorMessage noFiles(Object migrations) {
    return ErrorMessage.of("Cannot stop at a version: " + migrations)
        .expected("migrations whose files Seedbed knows, at least two of them")
        .actual("a source that applies all or nothing, or a single file")
        .toFix("give the migrations of an earlier release: from(\"1.0\", olderMigrations)")
        .toFix("check them in other ways: areIdempotent, leadToTheSameSchemaAs");
  }

  static ErrorMessage noOrder(Object migrations) {
    return ErrorMessage.of("Cannot change the order of the migrations: " + migrations)
        .expected("migrations that Seedbed applies one by one, and in another order if told to")
        .actual("a source that has one order")
        .toFix("leave this check out");
  }

  static ErrorMessage twice(Object migrations, String difference) {
    return ErrorMessage.of("Migrations change the schema when they run again: " + migrations)
        .expected("the schema that the first run made")
        .actual("- after the first run, + after the second\n" + difference)
        .toFix("make the statements harmless the second time, as in CREATE ... IF NOT EXISTS")
        .toFix("let a tool run them that keeps a history");
  }

  static ErrorMessage appliedTwice(Object migrations, List<String> files) {
    return ErrorMessage.of("Migrations are applied a second time: " + migrations)
        .expected("nothing pending after the first run")
        .actual(String.join("\n", files))
        .toFix("let the source note down what it has applied");
  }

  static ErrorMessage dataTwice(Object migrations, List<String> changes) {
    return ErrorMessage.of("Migrations change data when they run again: " + migrations)
        .expected("the rows that the first run left")
        .actual(String.join("\n", changes))
        .toFix("make the statements harmless the second time, as in ON CONFLICT DO NOTHING");
  }

  static ErrorMessage secondRunFails(Object migrations, MigrationException cause) {
    return ErrorMessage.of("Migrations fail when they run again: " + migrations)
        .expected("a second run that finds nothing to do")
        .actual(cause.getMessage() == null ? "" : cause.getMessage())
        .toFix("make the statements harmless the second time, as in CREATE ... IF NOT EXISTS");
  }

  static ErrorMessage orderMatters(MigrationFile first, MigrationFile second, String difference) {
    return ErrorMessage.of(
            "The order of two migrations matters: " + first.id() + ", " + second.id())
        .expected("one schema, whichever of these was applied first\n" + both(first, second))
        .actual("- in the order of their names, + the other way round\n" + difference)
        .why("a branch that is merged late applies its migration after those of others")
        .toFix("let the later one build on the earlier one, so that it fails without it");
  }

  static ErrorMessage losesData(
      String file, String release, List<String> losses, List<DataFinding> found) {
    DataFinding first = found.get(0);
    return ErrorMessage.of("Migration loses or changes data: " + file)
        .expected("every row and value that was there before it")
        .actual(String.join("\n", losses))
        .why("the database had rows of version " + release)
        .toFix("keep the data: copy or convert it before it goes")
        .toFix(
            "if it is meant, say so: expecting(\"" + first.table() + "\", " + first.change() + ")");
  }

  static ErrorMessage failsWithData(String file, String release, MigrationException cause) {
    return ErrorMessage.of("Migration fails on a database with data: " + file)
        .expected("it to succeed whatever rows there are")
        .actual(cause.getMessage() == null ? "" : cause.getMessage())
        .why("the database had rows of version " + release)
        .toFix("let the migration bring the rows in order first")
        .toFix("if no such rows can be, insert others: seededBy((connection, catalog) -> ...)");
  }

  static ErrorMessage nothingSeeded(List<String> releases) {
    return ErrorMessage.of("Nothing to keep: no rows at version " + String.join(", ", releases))
        .expected("rows in at least one table before the migrations go on")
        .actual("every table is empty")
        .why("without rows no migration loses any, not even a wrong one")
        .toFix("insert rows in the seed")
        .toFix("begin at a version that has tables: from(\"...\")");
  }

  static ErrorMessage unused(List<String> allowances) {
    return ErrorMessage.of("A change of data that was expected did not happen")
        .expected(String.join("\n", allowances))
        .actual("no migration made it")
        .why("an exception that is not needed hides the next mistake")
        .toFix("take it out");
  }

  static ErrorMessage notValid(String file, List<String> objects) {
    return ErrorMessage.of("Migration leaves constraints or indexes that are not valid: " + file)
        .expected("every constraint to hold of the rows that are there, and every index to be used")
        .actual(String.join("\n", objects))
        .toFix("bring the rows in order, then ALTER TABLE ... VALIDATE CONSTRAINT ...")
        .toFix("drop an invalid index and make it again");
  }

  static ErrorMessage oneFails(Object migrations, MigrationException cause) {
    return ErrorMessage.of("Two migrators at once get in each other's way: " + migrations)
        .expected("one to work while the other waits, and both to succeed")
        .actual(cause.getMessage() == null ? "" : cause.getMessage())
        .toFix("take an advisory lock around the whole run")
        .toFix("let one process migrate before the others start");
  }

  static ErrorMessage appliedByBoth(Object migrations, List<String> files) {
    return ErrorMessage.of("Two migrators at once apply the same: " + migrations)
        .expected("each file to be applied once")
        .actual(String.join("\n", files))
        .toFix("take an advisory lock around the whole run");
  }

  static ErrorMessage twoMakeAnother(Object migrations, String difference) {
    return ErrorMessage.of("Two migrators at once make another schema than one: " + migrations)
        .expected("the schema that one makes")
        .actual("- one, + two at once\n" + difference)
        .toFix("take an advisory lock around the whole run");
  }

  private static String both(MigrationFile first, MigrationFile second) {
    return first.path() + "\n" + second.path();
  }

  static ErrorMessage otherFrom(String release, String difference) {
    return ErrorMessage.of("Upgrading from " + release + " makes another schema")
        .expected("the schema that the migrations make of an empty database")
        .actual("- from an empty database, + from " + release + "\n" + difference)
        .toFix("do not edit what was released: put the change into a new migration");
  }

  static ErrorMessage upgradeFails(String release, MigrationException cause) {
    return ErrorMessage.of("Upgrading from " + release + " fails")
        .expected("the migrations to apply to a database of that version")
        .actual(cause.getMessage() == null ? "" : cause.getMessage())
        .toFix("do not edit what was released: put the change into a new migration");
  }

  static ErrorMessage unlike(Object left, Object right, String difference) {
    return ErrorMessage.of("Two ways lead to different schemas")
        .expected("the schema that " + left + " makes")
        .actual("- " + left + ", + " + right + "\n" + difference)
        .toFix("change one of them, so that both make the same");
  }

  static ErrorMessage notAsCommitted(Object migrations, String file, String difference) {
    return ErrorMessage.of("The schema is not the one in " + file)
        .expected("what the migrations make to be what was committed")
        .actual("- " + file + ", + " + migrations + "\n" + difference)
        .toFix("if it is meant, write it anew and commit it: -Dseedbed.update-snapshot=true")
        .toFix("else correct the migration");
  }
}

package dev.seedbed.database.migration;

import dev.seedbed.catalog.ErrorMessage;

/** What can be wrong with taking migrations back. */
final class UndoErrors {
  private UndoErrors() {}

  static MigrationException noWay(String source, String path) {
    return new MigrationException(
        ErrorMessage.of("Migration cannot be taken back: " + path)
            .expected("a way to undo the files of " + source)
            .actual("none that Seedbed knows")
            .toFix("say how: undoneBy((target, file) -> ...)")
            .toFix("say that it is not meant to be: irreversible(\"...\")"),
        null);
  }

  static MigrationException noRollback(MigrationFile file) {
    return new MigrationException(
        ErrorMessage.of("Migration cannot be taken back: " + file.path())
            .expected("a change set that Liquibase can roll back")
            .actual("no rollback is written, and Liquibase cannot tell it from the change")
            .toFix("write it: --rollback DROP TABLE ...; in SQL, rollback: in YAML, or <rollback>")
            .toFix("say that it is not meant to be: irreversible(\"" + file.id() + "\")"),
        null);
  }

  static MigrationException noDownFile(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    String down =
        name.startsWith("V")
            ? "U" + name.substring(1)
            : name.replaceFirst("(\\.up)?\\.sql$", ".down.sql");
    return new MigrationException(
        ErrorMessage.of("Migration cannot be taken back: " + path)
            .expected("a file beside it that undoes it")
            .actual("none")
            .toFix("write " + down)
            .toFix("say that it is not meant to be: irreversible(\"...\")"),
        null);
  }
}

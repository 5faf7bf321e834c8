package dev.seedbed.database.migration;

import dev.seedbed.catalog.ErrorMessage;
import dev.seedbed.catalog.QualifiedName;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.List;

/** What can be wrong with the files of migrations themselves. */
final class FolderErrors {
  private static final String NAMES = "V1__x.sql, 0001_x.sql, 20240101120000_x.sql or R__x.sql";

  private FolderErrors() {}

  static MigrationException folderNotFound(String location, Path workingDirectory) {
    return new MigrationException(
        ErrorMessage.of("Migration folder not found: " + location)
            .expected("a folder on the class path or below the working directory")
            .actual("no such folder on the class path, nor in " + workingDirectory)
            .toFix("create src/main/resources/" + location + " with a file such as V1__init.sql")
            .toFix("name the folder that holds your migrations: filesystem:path or classpath:path"),
        null);
  }

  static MigrationException twoFolders(String location, List<String> onClassPath, Path onDisk) {
    return new MigrationException(
        ErrorMessage.of("Two folders of migrations called " + location)
            .expected("one, or the same files in both")
            .actual("on the class path " + String.join(", ", onClassPath) + "\non disk " + onDisk)
            .toFix("say which of them it is: classpath:" + location + " or filesystem:" + location)
            .toFix("if one is left over from an earlier build, build anew (mvn clean)"),
        null);
  }

  static MigrationException folderEmpty(String location) {
    return new MigrationException(
        ErrorMessage.of("Migration folder is empty: " + location)
            .expected("at least one .sql file")
            .actual("none, in the folder or below it")
            .toFix("add a first migration, such as V1__init.sql")
            .toFix("name the folder that holds your migrations"),
        null);
  }

  static MigrationException unknownLayout(String location, List<String> files) {
    String some = String.join(", ", files.subList(0, Math.min(3, files.size())));
    return new MigrationException(
        ErrorMessage.of("Nobody's migrations: " + location)
            .expected(
                "files of Flyway, Liquibase or Drizzle, SQL files with versions in their names, or"
                    + " scripts for psql")
            .actual(files.size() > 3 ? some + " and " + (files.size() - 3) + " more" : some)
            .toFix("name the folder that holds your migrations")
            .toFix("name the command that applies them: command:npm run migrate"),
        null);
  }

  static MigrationException onlyByCommand(String location, String tool, String command) {
    return new MigrationException(
        ErrorMessage.of("Migrations that only " + tool + " can run: " + location)
            .expected("files that Seedbed can apply")
            .actual("a folder of " + tool)
            .toFix("let " + tool + " apply them: command:" + command),
        null);
  }

  static MigrationException badHistory(String name, RuntimeException cause) {
    return new MigrationException(
        ErrorMessage.of("Not the name of a history table: " + name)
            .expected("schema.table, or the name of a table in the schema drizzle")
            .actual(name)
            .toFix(
                "write what drizzle.config.ts says: with history migrationsSchema.migrationsTable"),
        cause);
  }

  static MigrationException foreignHistory(
      String location, MigrationTool tool, QualifiedName history) {
    return new MigrationException(
        ErrorMessage.of("Only Drizzle's history has another name: " + location)
            .expected("Drizzle's migrations before \"with history " + history + "\"")
            .actual("those of " + tool.prefix())
            .toFix("leave out \"with history " + history + "\"")
            .toFix("if they are Drizzle's, say so: drizzle:" + location),
        null);
  }

  static MigrationException badName(String path) {
    return new MigrationException(
        ErrorMessage.of("Not named like a migration: " + path)
            .expected("a name such as " + NAMES)
            .actual("a name without version and description, which would never run")
            .toFix("rename the file; after V1 and R stand two underscores")
            .toFix("move it out of the migration folder"),
        null);
  }

  static MigrationException notUtf8(String path, int line, CharacterCodingException cause) {
    return new MigrationException(
        ErrorMessage.of("Migration is not UTF-8: " + path + ":" + line)
            .expected("a file encoded in UTF-8")
            .actual("bytes in that line that are not UTF-8")
            .toFix("save it as UTF-8; on the command line: iconv -f latin1 -t utf-8, or -f utf-16"),
        cause);
  }

  static MigrationException duplicate(String id, boolean down, SqlFile first, SqlFile second) {
    boolean repeatable = id.startsWith("R ");
    String what = repeatable ? "Two repeatable migrations" : "Two migrations of version " + id;
    return new MigrationException(
        ErrorMessage.of(down ? "Two down migrations of version " + id : what)
            .expected(repeatable ? "each description once" : "each version once")
            .actual(first.path() + "\nand " + second.path())
            .toFix("rename the one that was added last, and was not yet applied anywhere"),
        null);
  }

  static MigrationException downWithoutUp(String path, String id) {
    return new MigrationException(
        ErrorMessage.of("Down migration without its up migration: " + path)
            .expected("a file that applies version " + id)
            .actual("none")
            .toFix("add the up migration, or remove this file"),
        null);
  }

  static MigrationException twoSchemes(String location, SqlFile first, SqlFile second) {
    return new MigrationException(
        ErrorMessage.of("Two ways of naming migrations in one folder: " + location)
            .expected("versions that all begin with V, or none")
            .actual(first.path() + "\nand " + second.path())
            .why("nobody could tell from the names which runs first")
            .toFix("rename those that were added last")
            .toFix("give each kind a folder, and name both in their order"),
        null);
  }

  static MigrationException gap(String missing, SqlFile before, SqlFile after) {
    return new MigrationException(
        ErrorMessage.of("Gap in the migrations: number " + missing + " is missing")
            .expected("each number of the sequence")
            .actual(before.path() + "\nthen " + after.path())
            .why("files that are numbered one by one leave no holes: one was not committed")
            .toFix("add the file that is missing")
            .toFix("if it was withdrawn, put a file in its place that holds a comment only"),
        null);
  }

  static MigrationException noChangelog(String location, List<String> candidates) {
    return new MigrationException(
        ErrorMessage.of("No changelog of Liquibase's: " + location)
            .expected("one file that is called db.changelog-master.yaml or alike")
            .actual(candidates.isEmpty() ? "none" : String.join(", ", candidates))
            .toFix("name the changelog itself: liquibase:" + location + "/changelog.xml"),
        null);
  }
}

package dev.seedbed.database.migration.drizzle;

import dev.seedbed.database.migration.MigrationFile;
import dev.seedbed.database.migration.SqlFile;
import dev.seedbed.database.sql.SqlScript;
import org.jspecify.annotations.Nullable;

/**
 * One of Drizzle's migrations.
 *
 * @param tag its name: of the file without its ending, or of the folder
 * @param when it was generated, in milliseconds since 1970: what orders them
 * @param file its SQL; Drizzle's hash is the checksum of its bytes
 * @param down the file that takes it back, which Drizzle knows nothing of; null if there is none
 */
record DrizzleMigration(String tag, long when, SqlFile file, @Nullable SqlFile down) {
  private static final String BREAKPOINT = "--> statement-breakpoint";

  MigrationFile asFile() {
    return new MigrationFile(tag, file.path(), false);
  }

  SqlScript script() {
    return script(file);
  }

  /** The statements: a breakpoint ends one, with or without a semicolon before it. */
  static SqlScript script(SqlFile file) {
    String ended = file.text().replace(BREAKPOINT, ";" + " ".repeat(BREAKPOINT.length() - 1));
    return new SqlScript(file.text(), SqlScript.parse(ended).statements());
  }
}

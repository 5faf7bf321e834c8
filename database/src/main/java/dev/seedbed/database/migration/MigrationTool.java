package dev.seedbed.database.migration;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A tool, or a way, of migrating; each has a layout of its files, and a prefix in the settings. */
public enum MigrationTool {
  /** Flyway, through its own library. */
  FLYWAY,
  /** Liquibase, through its own library. */
  LIQUIBASE,
  /** Drizzle's SQL files, with its own history table. */
  DRIZZLE,
  /** Scripts as the official container runs them at its first start, through {@code psql}. */
  INIT,
  /** Any command that migrates the database whose URL it is given. */
  COMMAND,
  /** A folder of SQL files with versions in their names: {@link SqlFolder}. */
  PLAIN;

  /** What stands before a location to say that it is this tool's: {@code flyway:}. */
  public String prefix() {
    return name().toLowerCase(Locale.ROOT) + ":";
  }

  /** Whether the library that it needs, if it needs one, is on the class path. */
  public boolean isAvailable() {
    return switch (this) {
      case FLYWAY -> ToolLibrary.isThere(FlywayMigrations.LIBRARY_CLASS);
      case LIQUIBASE -> ToolLibrary.isThere(LiquibaseMigrations.LIBRARY_CLASS);
      case DRIZZLE, INIT, COMMAND, PLAIN -> true;
    };
  }

  static Optional<MigrationTool> of(String location) {
    return Arrays.stream(values()).filter(tool -> location.startsWith(tool.prefix())).findFirst();
  }
}

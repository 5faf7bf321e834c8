package dev.seedbed.database.settings;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Everything that can be configured. */
public enum Setting {
  /** See {@link ServerChoice}. */
  SERVER("server", "auto", "which server: auto, container, embedded or external"),
  /** The external server's database. */
  URL("url", null, "the external database: jdbc:postgresql://… or postgresql://…"),
  /** The external server's user. */
  USER("user", null, "its user, instead of the one in the URL"),
  /** The external server's password. */
  PASSWORD("password", null, "its password, instead of the one in the URL; environment only"),
  /** The name of an external database that may be used although it looks like no test database. */
  YES_THIS_DATABASE(
      "yes-this-database", null, "the external database that may be used in spite of its name"),
  /** The container's image. */
  IMAGE("image", "pgvector/pgvector:pg17", "the container's image"),
  /** The embedded server's programs. */
  POSTGRES_HOME(
      "postgres-home", null, "an installed PostgreSQL for the embedded server, instead of ours"),
  /** The embedded server's port. */
  PORT("port", "0", "the embedded server's port; 0 takes a free one"),
  /** Where the embedded server's data lie. */
  DATA_FOLDER(
      "data-folder",
      null,
      "the folder for the embedded server's data, instead of memory or `java.io.tmpdir`"),
  /** How much the servers may take that are kept for the next run. */
  CACHE(
      "cache",
      "2 GB",
      "how much the prepared servers may take that are kept for the next run; off keeps none"),
  /** Whether servers of ours are set up for safety instead of speed. */
  PRODUCTION_LIKE(
      "production-like",
      "false",
      "whether the server has PostgreSQL's own settings instead of those that make tests fast"),
  /** Where migrations are; in the file it may be a list. */
  MIGRATIONS("migrations", "db/migration", "where the migrations are; several in their order"),
  /** How long a migrator waits for another one. */
  MIGRATION_LOCK_WAIT(
      "migration-lock-wait", "5m", "how long to wait for another migrator: 500ms, 30s, 10m, 1h"),
  /** How long a file of the migrations may take. */
  MIGRATION_TIMEOUT("migration-timeout", "5m", "how long one file of the migrations may take"),
  /** See {@link dev.seedbed.database.migration.TransactionMode}. */
  MIGRATION_TRANSACTIONS(
      "migration-transactions",
      "one-for-all",
      "how many files stand or fall together: one-for-all or one-per-file"),
  /** How often migrations are tried again that failed for a passing reason. */
  MIGRATION_RETRIES(
      "migration-retries",
      "2",
      "how often migrations are tried again after a failure that passes, such as a deadlock"),
  /** Whether a version below the highest applied one may still be applied. */
  MIGRATION_OUT_OF_ORDER(
      "migration-out-of-order",
      "false",
      "whether a version below the highest applied one may still be applied: true or false"),
  /** The role that tests run as. */
  ROLE("role", null, "the role that tests run as, instead of the owner of what was migrated"),
  /** The seed of generated data. */
  SEED("seed", null, "the seed of generated data, a whole number; drawn at random if not set"),
  /** See {@link dev.seedbed.database.isolation.IsolationMode}. */
  ISOLATION(
      "isolation",
      "rollback",
      "how tests are isolated that do not say it: rollback, clone or read-only"),
  /** Whether rollback is checked against the real thing. */
  VERIFY_ISOLATION(
      "verify-isolation",
      "false",
      "whether each test under rollback is run again under clone: true or false"),
  /** Whether committed schemas are written anew. */
  UPDATE_SNAPSHOT(
      "update-snapshot",
      "false",
      "whether a check of the schema against a committed file writes the file: true or false"),
  /** How long a failed test's database can be looked at. */
  KEEP_FAILED(
      "keep-failed",
      "0",
      "minutes that the server stays after a run in which a test under clone failed");

  private final String key;
  private final @Nullable String defaultText;
  private final String description;

  Setting(String key, @Nullable String defaultText, String description) {
    this.key = key;
    this.defaultText = defaultText;
    this.description = description;
  }

  /** Whether it may have several values; they are kept as lines of one text. */
  boolean isList() {
    return this == MIGRATIONS;
  }

  /** The key in {@code seedbed.yaml}. */
  public String key() {
    return key;
  }

  /** The name of the system property. */
  public String systemProperty() {
    return "seedbed." + key;
  }

  /** The name of the environment variable. */
  public String environmentVariable() {
    return "SEEDBED_" + key.replace('-', '_').toUpperCase(Locale.ROOT);
  }

  /** What holds when nothing is configured. */
  public Optional<String> defaultText() {
    return Optional.ofNullable(defaultText);
  }

  /** What it is for, in one line. */
  public String description() {
    return description;
  }
}

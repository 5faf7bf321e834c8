package dev.seedbed.archrules.broken;

import dev.seedbed.database.migration.MigrationTarget;
import dev.seedbed.database.migration.SqlFolder;

/** Breaks ARCH003. */
public record Startup(MigrationTarget database) {
  void start() throws Exception {
    SqlFolder.at("db/migration").apply(database);
  }
}

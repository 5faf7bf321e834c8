package dev.seedbed.database.migration.check;

import dev.seedbed.database.migration.MigrationFile;
import dev.seedbed.database.migration.Migrations;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Where upgrades begin.
 *
 * @param growing whether each is what the next one builds on
 */
record Releases(List<Release> all, boolean growing) {
  Releases {
    all = List.copyOf(all);
  }

  /** What is done with a database of a release. */
  interface Work {
    void with(ThrowawayDatabase database, Release release) throws SQLException;
  }

  /** Those given, or the states after each file but the last. */
  static Releases of(List<Release> given, Migrations migrations) {
    if (!given.isEmpty()) {
      return new Releases(given, false);
    }
    List<Release> each = new ArrayList<>();
    for (MigrationFile file : migrations.files()) {
      each.add(new Release(file.id(), migrations.upTo(file)));
    }
    return new Releases(each.isEmpty() ? each : each.subList(0, each.size() - 1), true);
  }

  /** Makes a database of each, one after the other. */
  void forEach(ThrowawayDatabases databases, Work work) throws SQLException {
    try (ThrowawayDatabase base = databases.create()) {
      for (Release release : all) {
        if (growing) {
          base.migrate(release.migrations());
        }
        try (ThrowawayDatabase database = databases.copy(base)) {
          if (!growing) {
            database.migrate(release.migrations());
          }
          work.with(database, release);
        }
      }
    }
  }
}

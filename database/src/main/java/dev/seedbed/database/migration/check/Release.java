package dev.seedbed.database.migration.check;

import dev.seedbed.database.migration.MigrationFile;
import dev.seedbed.database.migration.Migrations;
import java.util.List;
import java.util.Objects;

/**
 * A state of the migrations that databases may be in.
 *
 * @param name as people call it: a version
 * @param migrations that make it
 */
public record Release(String name, Migrations migrations) {

  /** Checks that both are there. */
  public Release {
    Objects.requireNonNull(name);
    Objects.requireNonNull(migrations);
  }

  /** The files that come after this release. */
  List<MigrationFile> rest(Migrations head) {
    List<String> known = migrations.files().stream().map(MigrationFile::id).toList();
    return head.files().stream().filter(file -> !known.contains(file.id())).toList();
  }
}

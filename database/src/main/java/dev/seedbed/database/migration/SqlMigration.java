package dev.seedbed.database.migration;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A migration of plain SQL, as {@link SqlNaming} reads it from a file's name.
 *
 * @param version null for a repeatable migration
 * @param file what it applies
 * @param down what takes it back, null if there is no such file
 */
record SqlMigration(
    @Nullable SqlVersion version, String description, SqlFile file, @Nullable SqlFile down) {

  static final Comparator<SqlMigration> ORDER =
      Comparator.comparing(
              SqlMigration::number,
              Comparator.nullsLast(Comparator.<MigrationVersion>naturalOrder()))
          .thenComparing(SqlMigration::description);

  /** What the migration is recorded under: its version, or {@code R} and its description. */
  String id() {
    return version == null ? "R " + description : version.number().toString();
  }

  MigrationFile asFile() {
    return new MigrationFile(id(), file.path(), version == null);
  }

  private @Nullable MigrationVersion number() {
    return version == null ? null : version.number();
  }
}

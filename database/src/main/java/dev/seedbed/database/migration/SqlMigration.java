package dev.seedbed.database.migration;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A migration in Flyway's file naming: {@code V1__create_agents.sql} runs once, {@code
 * R__views.sql} whenever its bytes have changed, after all versions. {@code U1__…} files undo and
 * are never run here.
 *
 * @param version null for a repeatable migration
 */
record SqlMigration(@Nullable MigrationVersion version, String description, SqlFile file) {

  static final Comparator<SqlMigration> ORDER =
      Comparator.comparing(
              SqlMigration::version,
              Comparator.nullsLast(Comparator.<MigrationVersion>naturalOrder()))
          .thenComparing(SqlMigration::description);

  private static final Pattern NAME =
      Pattern.compile("(?:V(?<version>\\d+(?:[._]\\d+)*)|R)__(?<description>.+)\\.sql");
  private static final Pattern UNDO = Pattern.compile("U\\d+(?:[._]\\d+)*__.+\\.sql");

  /** The migration in a file; empty for an undo migration. */
  static Optional<SqlMigration> of(SqlFile file) {
    Matcher name = NAME.matcher(file.name());
    if (name.matches()) {
      String version = name.group("version");
      return Optional.of(
          new SqlMigration(
              version == null ? null : MigrationVersion.parse(version),
              name.group("description").replace('_', ' '),
              file));
    }
    if (UNDO.matcher(file.name()).matches()) {
      return Optional.empty();
    }
    throw MigrationException.badName(file.path());
  }

  /** What the migration is recorded under: its version, or {@code R} and its description. */
  String id() {
    return version == null ? "R " + description : version.toString();
  }
}

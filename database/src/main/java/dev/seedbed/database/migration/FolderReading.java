package dev.seedbed.database.migration;

import dev.seedbed.database.migration.SqlVersion.Scheme;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes migrations of the SQL files of a folder, and refuses what cannot be meant. */
final class FolderReading {
  private final String location;
  private final List<SqlMigration> migrations = new ArrayList<>();
  private final Map<String, SqlFile> downs = new HashMap<>();
  private final Map<String, SqlFile> ups = new HashMap<>();

  private FolderReading(String location) {
    this.location = location;
  }

  /** The migrations in the order in which they run. */
  static List<SqlMigration> of(String location, List<SqlFile> files) {
    FolderReading reading = new FolderReading(location);
    // In an order that every file system has, so that messages name files in it.
    files.stream().sorted(Comparator.comparing(SqlFile::path)).forEach(reading::sort);
    reading.checkDowns();
    List<SqlMigration> migrations =
        reading.migrations.stream().map(reading::withDown).sorted(SqlMigration.ORDER).toList();
    reading.checkSchemes(migrations);
    reading.checkGaps(migrations);
    return migrations;
  }

  private void sort(SqlFile file) {
    SqlNaming name = SqlNaming.of(file);
    SqlMigration migration = new SqlMigration(name.version(), name.description(), file, null);
    SqlFile other = (name.down() ? downs : ups).put(migration.id(), file);
    if (other != null) {
      throw FolderErrors.duplicate(migration.id(), name.down(), other, file);
    }
    if (!name.down()) {
      migrations.add(migration);
    }
  }

  private SqlMigration withDown(SqlMigration migration) {
    return new SqlMigration(
        migration.version(), migration.description(), migration.file(), downs.get(migration.id()));
  }

  private void checkDowns() {
    downs.forEach(
        (id, down) -> {
          if (!ups.containsKey(id)) {
            throw FolderErrors.downWithoutUp(down.path(), id);
          }
        });
    if (ups.isEmpty()) {
      throw FolderErrors.folderEmpty(location);
    }
  }

  private void checkSchemes(List<SqlMigration> inOrder) {
    SqlMigration first = null;
    for (SqlMigration migration : inOrder) {
      SqlVersion version = migration.version();
      if (version == null) {
        continue;
      }
      if (first == null) {
        first = migration;
      } else if (isFlyway(first) != isFlyway(migration)) {
        throw FolderErrors.twoSchemes(location, first.file(), migration.file());
      }
    }
  }

  private static boolean isFlyway(SqlMigration migration) {
    SqlVersion version = migration.version();
    return version != null && version.scheme() == Scheme.FLYWAY;
  }

  /**
   * A hole in a sequence that begins with 0 or 1. Where people choose the numbers, as Flyway's
   * users do or who counts in tens, holes are theirs to leave.
   */
  private void checkGaps(List<SqlMigration> inOrder) {
    SqlMigration before = null;
    for (SqlMigration migration : inOrder) {
      SqlVersion version = migration.version();
      if (version == null || version.scheme() == Scheme.TIMESTAMP) {
        return;
      }
      BigInteger expected = next(before);
      if (before == null) {
        if (version.scheme() != Scheme.SEQUENCE || version.single().compareTo(BigInteger.ONE) > 0) {
          return;
        }
      } else if (!version.single().equals(expected)) {
        throw FolderErrors.gap(String.valueOf(expected), before.file(), migration.file());
      }
      before = migration;
    }
  }

  private static BigInteger next(@Nullable SqlMigration before) {
    SqlVersion version = before == null ? null : before.version();
    return version == null ? BigInteger.ONE : version.single().add(BigInteger.ONE);
  }
}

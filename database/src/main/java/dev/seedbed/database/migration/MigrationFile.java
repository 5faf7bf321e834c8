package dev.seedbed.database.migration;

import dev.seedbed.catalog.ErrorMessage;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * One of the files that a source applies, in the order in which they run.
 *
 * @param id what the source calls it: a version, a tag
 * @param path as the user knows it
 * @param repeatable whether it runs again whenever it has changed, and so is no step of its own
 */
public record MigrationFile(String id, String path, boolean repeatable) {

  /** Checks the parts. */
  public MigrationFile {
    Objects.requireNonNull(path);
    if (id.isBlank()) {
      throw new IllegalArgumentException("a migration without an id: " + path);
    }
  }

  /**
   * The file that is called so: by its id, or, as several sources may have one of the same id, by
   * its path or the end of it.
   *
   * <pre>{@code
   * MigrationFile.named("7", files, "for MigrationsTest");
   * MigrationFile.named("auth/drizzle/0000_init.sql", files, "for MigrationsTest");
   * }</pre>
   *
   * @param purpose what it is asked for, as the message shows it behind the name
   * @throws dev.seedbed.catalog.SeedbedException if there is none, or more than one
   */
  public static MigrationFile named(String name, List<MigrationFile> files, String purpose) {
    List<MigrationFile> found = files.stream().filter(file -> file.isCalled(name)).toList();
    if (found.size() == 1) {
      return found.get(0);
    }
    if (found.isEmpty()) {
      throw ErrorMessage.of("No migration " + name + " " + purpose)
          .expected(
              files.isEmpty()
                  ? "a source whose files Seedbed knows"
                  : "one of "
                      + files.stream().map(MigrationFile::id).collect(Collectors.joining(", ")))
          .actual(name)
          .toFix("name the version that the file begins with")
          .toException();
    }
    throw ErrorMessage.of("Several migrations " + name + " " + purpose)
        .expected("a name that one migration has")
        .actual(found.stream().map(MigrationFile::path).collect(Collectors.joining(", ")))
        .why("each source has versions of its own")
        .toFix("name it by its file: \"" + found.get(0).path() + "\"")
        .toException();
  }

  private boolean isCalled(String name) {
    return id.equals(name) || path.equals(name) || path.endsWith("/" + name);
  }

  /** Id and path, as messages show it. */
  @Override
  public String toString() {
    return id + " (" + path + ")";
  }
}

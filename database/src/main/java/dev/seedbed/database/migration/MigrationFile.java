package dev.seedbed.database.migration;

import java.util.Objects;

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

  /** Id and path, as messages show it. */
  @Override
  public String toString() {
    return id + " (" + path + ")";
  }
}

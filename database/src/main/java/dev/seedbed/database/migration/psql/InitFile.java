package dev.seedbed.database.migration.psql;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file that the container would run at its first start.
 *
 * @param name in the folder
 * @param path where the user finds it
 * @param file where it lies
 * @param script its content, unless it is for the shell
 * @param checksum of its bytes and those of the files that it includes, SHA-256 in lower-case
 *     hexadecimal
 */
record InitFile(String name, String path, Path file, @Nullable ScriptFile script, String checksum) {

  /** What the official image's entry point runs, and how. */
  enum Kind {
    SQL,
    SHELL,
    /** Left alone. */
    OTHER;

    static Kind of(String name) {
      if (name.contains("/")) {
        return OTHER;
      }
      if (name.endsWith(".sh")) {
        return SHELL;
      }
      return name.matches(".*\\.sql(\\.gz|\\.xz|\\.zst)?") ? SQL : OTHER;
    }
  }
}

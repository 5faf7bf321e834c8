package dev.seedbed.database;

import dev.seedbed.database.migration.Migrations;
import dev.seedbed.database.migration.SqlFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Migrations that a test has written down itself. */
public final class TestSchema {
  private TestSchema() {}

  /** One migration of these statements. */
  public static Migrations of(String sql) {
    try {
      Path folder = Files.createTempDirectory("seedbed-schema");
      try {
        Files.writeString(folder.resolve("V1__schema.sql"), sql);
        return SqlFolder.at("filesystem:" + folder);
      } finally {
        try (Stream<Path> files = Files.walk(folder)) {
          for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
            Files.delete(file);
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

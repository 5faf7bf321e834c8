package dev.seedbed.benchmarks.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TwoHundredFilesTest {
  @TempDir private Path folder;

  @Test
  void are_two_hundred_that_differ() throws IOException {
    TwoHundredFiles.write(folder);
    assertThat(folder).isDirectoryContaining("glob:**/V200__area_40.sql");
    try (var files = Files.list(folder)) {
      assertThat(files.map(TwoHundredFilesTest::text)).hasSize(200).doesNotHaveDuplicates();
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

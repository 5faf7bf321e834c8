package dev.seedbed.benchmarks.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SixtyTablesTest {
  @TempDir private Path folder;

  @Test
  void are_sixty_in_twelve_files() throws IOException {
    SixtyTables.write(folder, false);
    assertThat(folder).isDirectoryContaining("glob:**/V12__operation.sql");
    assertThat(count("CREATE TABLE (\\w+)")).isEqualTo(60);
    assertThat(count("vector")).isZero();
  }

  @Test
  void may_have_a_vector_column() throws IOException {
    SixtyTables.write(folder, true);
    assertThat(folder).isDirectoryContaining("glob:**/V13__vectors.sql");
    assertThat(count("halfvec\\(384\\)")).isEqualTo(1);
  }

  private long count(String pattern) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      StringBuilder all = new StringBuilder();
      for (Path file : files.toList()) {
        all.append(Files.readString(file));
      }
      return Pattern.compile(pattern).matcher(all).results().map(m -> m.group()).distinct().count();
    }
  }
}

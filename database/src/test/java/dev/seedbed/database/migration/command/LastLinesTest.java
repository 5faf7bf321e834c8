package dev.seedbed.database.migration.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LastLinesTest {
  private final LastLines lines = new LastLines();

  @Test
  void are_all_of_a_few() {
    List<String> printed = numbered("line", 20).toList();
    printed.forEach(lines::add);
    assertThat(lines.lines()).isEqualTo(printed);
  }

  @Test
  void are_the_end_of_many() {
    numbered("terrors in line", 100).forEach(lines::add);
    assertThat(lines.lines()).hasSize(20).startsWith("terrors in line 81").endsWith(last());
  }

  @Test
  void come_after_the_first_that_told_of_errors() {
    lines.add("Migrating");
    lines.add("QueryFailedError: no type uuidd");
    lines.add("fatal: no way");
    numbered("ERROR: again", 100).forEach(lines::add);
    numbered("terrors in line", 100).forEach(lines::add);
    assertThat(lines.lines())
        .hasSize(26)
        .startsWith(
            "QueryFailedError: no type uuidd",
            "fatal: no way",
            "ERROR: again 1",
            "ERROR: again 2",
            "ERROR: again 3",
            "…",
            "terrors in line 81")
        .endsWith(last());
  }

  private static String last() {
    return "terrors in line 100";
  }

  private static Stream<String> numbered(String line, int count) {
    return IntStream.rangeClosed(1, count).mapToObj(number -> line + " " + number);
  }
}

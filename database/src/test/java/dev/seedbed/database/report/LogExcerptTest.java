package dev.seedbed.database.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LogExcerptTest {

  @Test
  void keeps_what_is_about_the_database_with_its_continuations() {
    assertThat(
            LogExcerpt.of(
                List.of(
                    "\tof before",
                    "2026-11-20 23:59:01.123 UTC [17] app ERROR:  relation \"x\" does not exist",
                    "2026-11-20 23:59:01.123 UTC [17] app STATEMENT:  SELECT *",
                    "\tFROM x",
                    "2026-11-20 23:59:01.124 UTC [5] LOG:  checkpoint starting: time",
                    "\tnot ours",
                    "2026-11-20 23:59:01.125 UTC [18] app2 ERROR:  other"),
                "app"))
        .containsExactly("ERROR:  relation \"x\" does not exist", "STATEMENT:  SELECT *", "FROM x");
  }

  @Test
  void keeps_the_last_twenty_lines_cut_to_a_width() {
    List<String> log =
        IntStream.range(0, 30)
            .mapToObj(i -> "2026-11-20 23:59:01.123 UTC [17] app LOG:  " + i + "x".repeat(300))
            .toList();
    assertThat(LogExcerpt.of(log, "app"))
        .hasSize(20)
        .allSatisfy(line -> assertThat(line).hasSize(200).endsWith("x…"))
        .last()
        .asString()
        .startsWith("LOG:  29x");
  }
}

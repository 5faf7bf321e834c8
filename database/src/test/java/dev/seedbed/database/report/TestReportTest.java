package dev.seedbed.database.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TestReportTest {

  @Test
  void prints_titles_with_their_lines_below() {
    TestReport report =
        TestReport.EMPTY
            .with("seed 42", List.of())
            .withAny("nothing", List.of())
            .and(TestReport.EMPTY.with("rows written", List.of("INSERT a", "two\nlines")));
    assertThat(report)
        .hasToString(
            """
            seed 42
            rows written
              INSERT a
              two
                lines""");
  }
}

package dev.seedbed.cli.seed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.fixtures.LoadProgress;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProgressLineTest {

  @Test
  void a_bar_shows_share_rate_remaining_time_and_activity() {
    assertThat(ProgressLine.bar(progress("loading app.messages", 512_000, 1_000_000, 6_100)))
        .isEqualTo(
            "[############············]  51 %  6,100 rows/s  1:20 left  loading app.messages");
    assertThat(ProgressLine.bar(progress("creating index a", 10, 10, 5)))
        .isEqualTo("[########################] 100 %  5 rows/s  creating index a");
    assertThat(ProgressLine.bar(progress("starting", 0, 10, 0)))
        .isEqualTo("[························]   0 %  0 rows/s  starting");
    assertThat(ProgressLine.bar(progress("done", 0, 0, 0)))
        .isEqualTo("[························]   0 %  0 rows/s  done");
  }

  private static LoadProgress progress(String activity, long rows, long total, double rate) {
    return new LoadProgress(activity, rows, total, rate, Duration.ofSeconds(1));
  }
}

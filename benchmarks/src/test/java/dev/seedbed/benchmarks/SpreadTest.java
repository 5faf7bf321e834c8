package dev.seedbed.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpreadTest {
  @Test
  void median_of_an_odd_number_is_the_one_in_the_middle() {
    assertThat(new Spread(List.of(9L, 1L, 5L)).median()).isEqualTo(5);
  }

  @Test
  void median_of_an_even_number_is_the_mean_of_the_two_in_the_middle() {
    assertThat(new Spread(List.of(9L, 1L, 4L, 5L)).median()).isEqualTo(4.5);
  }

  @Test
  void is_printed_in_a_unit_that_fits_with_least_and_greatest() {
    assertThat(new Spread(List.of(1_200_000L, 1_000_000L, 2_500_000L)))
        .hasToString("1.20 ms (1.00–2.50)");
    assertThat(new Spread(List.of(85_000L))).hasToString("85.00 µs (85.00–85.00)");
    assertThat(new Spread(List.of(3_000_000_000L))).hasToString("3.00 s (3.00–3.00)");
  }

  @Test
  void needs_something_measured() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Spread(List.of()))
        .withMessage("nothing was measured");
  }

  @Test
  void ratio_is_our_median_by_the_peers() {
    Measurement measurement =
        new Measurement(new Spread(List.of(1L, 2L, 30L)), new Spread(List.of(8L, 1L, 90L)));
    assertThat(measurement.ratio()).isEqualTo(0.25);
  }
}

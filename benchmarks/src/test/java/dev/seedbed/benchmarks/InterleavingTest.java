package dev.seedbed.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InterleavingTest {
  private final List<String> calls = new ArrayList<>();

  @Test
  void takes_turns_and_changes_who_comes_first() throws Exception {
    new Interleaving(0, 3).run(trial("ours"), trial("peer"));
    assertThat(calls).containsExactly("ours", "peer", "peer", "ours", "ours", "peer");
  }

  @Test
  void counts_what_comes_after_the_warm_up() throws Exception {
    Pairs<Integer> pairs = new Interleaving(1, 2).run(trial("ours"), trial("peer"));
    assertThat(pairs.ours()).containsExactly(4, 5);
    assertThat(pairs.peer()).containsExactly(3, 6);
  }

  @Test
  void pairs_give_the_measurement_of_one_duration() {
    Measurement measurement =
        new Pairs<>(List.of("ab"), List.of("abcd")).measurement(String::length);
    assertThat(measurement.ratio()).isEqualTo(0.5);
  }

  @Test
  void needs_a_repeat() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Interleaving(1, 0))
        .withMessage("1 warm-ups and 0 repeats");
  }

  /** Notes its name and measures how many trials there have been. */
  private Trial<Integer> trial(String name) {
    return () -> {
      calls.add(name);
      return calls.size();
    };
  }
}

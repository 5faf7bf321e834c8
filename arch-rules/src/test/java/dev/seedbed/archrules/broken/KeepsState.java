package dev.seedbed.archrules.broken;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Breaks ARCH005, twice. */
class KeepsState {
  static final List<String> CREATED = new ArrayList<>();
  static int next = 1;

  @Test
  void creates_an_invoice() {
    CREATED.add("invoice " + next++);
    assertThat(CREATED).hasSize(1);
  }
}

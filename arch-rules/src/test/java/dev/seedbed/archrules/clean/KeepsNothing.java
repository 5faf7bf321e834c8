package dev.seedbed.archrules.clean;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A test as it should be. */
class KeepsNothing {
  static final List<String> NAMES = List.of("Acme", "Umbrella");
  final List<String> created = new ArrayList<>();

  @TempDir static Path folder;

  @Test
  void creates_an_invoice() {
    created.add(NAMES.get(0));
    assertThat(created).hasSize(1);
    assertThat(folder).exists();
  }
}

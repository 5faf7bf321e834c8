package dev.seedbed.archrules.clean;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** A test as it should be: any order will do. */
@TestMethodOrder(MethodOrderer.Random.class)
class HasNoOrder {
  @Test
  void creates_an_invoice() {
    assertThat(Path.of("invoice.pdf")).exists();
  }
}

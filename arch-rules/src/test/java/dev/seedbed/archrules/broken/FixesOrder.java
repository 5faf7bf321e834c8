package dev.seedbed.archrules.broken;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Breaks ARCH007. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FixesOrder {
  @Test
  @Order(1)
  void creates_an_invoice() {
    assertThat(Path.of("invoice.pdf")).exists();
  }
}

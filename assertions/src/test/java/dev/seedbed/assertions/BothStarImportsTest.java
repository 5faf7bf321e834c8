package dev.seedbed.assertions;

import static dev.seedbed.assertions.SeedbedAssertions.*;
import static dev.seedbed.assertions.SomeTables.catalog;
import static dev.seedbed.assertions.SomeTables.good;
import static org.assertj.core.api.Assertions.*;

import dev.seedbed.catalog.Catalog;
import org.junit.jupiter.api.Test;

class BothStarImportsTest {

  @Test
  void assert_that_is_not_ambiguous_beside_assertj() {
    Catalog catalog = catalog(good("app.users").build());
    assertThat(catalog).hasNoTablesIn("public");
    assertThat(catalog.database()).isEqualTo("shop");
    assertThat(tuple(1, 2)).isEqualTo(tuple(1, 2));
    assertThatNoException().isThrownBy(() -> assertThat(catalog).hasTextUserIds());
  }
}

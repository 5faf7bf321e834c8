package dev.seedbed.assertions;

import static dev.seedbed.assertions.SeedbedAssertions.assertThat;
import static dev.seedbed.assertions.SomeTables.catalog;
import static dev.seedbed.assertions.SomeTables.good;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.catalog.Catalog;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class BothImportsTest {

  @Test
  void assert_that_is_not_ambiguous_beside_assertj() {
    Catalog catalog = catalog(good("app.users").build());
    assertThat(catalog).hasNoTablesIn("public");
    assertThat(catalog.tables()).hasSize(1);
    assertThat("text").isNotEmpty();
    assertThat(1).isPositive();
    assertThat(Optional.of(1)).contains(1);
    assertThat(List.of("a").iterator()).hasNext();
    Predicate<String> empty = String::isEmpty;
    assertThat(empty).accepts("");
  }
}

package dev.seedbed.assertions;

import static dev.seedbed.assertions.SeedbedAssertions.assertThat;
import static dev.seedbed.assertions.SeedbedAssertions.assertThatExceptionOfType;
import static dev.seedbed.assertions.SomeTables.catalog;
import static dev.seedbed.assertions.SomeTables.good;

import dev.seedbed.catalog.Catalog;
import org.junit.jupiter.api.Test;

class SeedbedAssertionsTest {

  @Test
  void one_import_does_for_schemas_and_all_else() {
    Catalog catalog = catalog(good("app.users").build());
    assertThat(catalog).hasNoTablesIn("public");
    assertThat(catalog.tables()).hasSize(1);
    assertThat(catalog.database()).isEqualTo("shop");
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> assertThat(catalog).hasNoTablesIn("app"));
  }
}

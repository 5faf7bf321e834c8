package dev.seedbed.samples.manifest;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seedbed.fixtures.Fixtures;
import dev.seedbed.junit.PostgresTest;
import java.sql.Connection;
import org.junit.jupiter.api.Test;

/** The proof that the other tests rely on can fail. */
@PostgresTest
class StartsEmptyTest implements StartsEmpty {

  @Test
  void a_row_left_behind_would_be_seen(Connection connection, Fixtures fixtures) {
    fixtures.tenant().create();

    assertThatThrownBy(() -> starts_empty(connection))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("rows that an earlier test left")
        .hasMessageContaining("\"manifest.tenants\"=1L");
  }
}

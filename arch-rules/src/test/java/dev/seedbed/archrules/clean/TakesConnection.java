package dev.seedbed.archrules.clean;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.junit.PostgresTest;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** A test as it should be. */
@PostgresTest
class TakesConnection {
  @Test
  void pays_an_invoice(Connection connection) throws SQLException {
    assertThat(connection.isValid(1)).isTrue();
  }
}

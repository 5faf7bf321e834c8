package dev.seedbed.archrules.broken;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.junit.PostgresTest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** Breaks ARCH002. */
@PostgresTest
class OpensConnection {
  @Test
  void pays_an_invoice() throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:postgresql://localhost/test")) {
      assertThat(connection.isValid(1)).isTrue();
    }
  }
}

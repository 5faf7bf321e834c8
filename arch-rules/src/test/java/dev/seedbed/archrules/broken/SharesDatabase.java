package dev.seedbed.archrules.broken;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** Breaks ARCH004. */
class SharesDatabase {
  @Test
  void finds_an_invoice() throws SQLException {
    try (Connection connection = TestDatabase.shared().getConnection()) {
      assertThat(connection.isValid(1)).isTrue();
    }
  }
}

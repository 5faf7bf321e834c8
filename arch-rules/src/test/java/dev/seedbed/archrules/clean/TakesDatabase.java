package dev.seedbed.archrules.clean;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** A test as it should be; the annotation is the project's own. */
@DatabaseTest
class TakesDatabase {
  @Test
  void finds_an_invoice(DataSource database) throws SQLException {
    try (Connection connection = database.getConnection()) {
      assertThat(connection.isValid(1)).isTrue();
    }
  }
}

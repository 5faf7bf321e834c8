package dev.seedbed.archrules.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A test as it should be; what else {@code DriverManager} can do is no connection. */
public class AsksForItsConnection {
  @BeforeAll
  static void wait_no_longer() {
    DriverManager.setLoginTimeout(5);
  }

  @Test
  void pays_an_invoice(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("UPDATE billing.invoices SET paid = true");
    }
  }
}

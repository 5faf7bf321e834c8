package dev.seedbed.archrules.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;

/** Has no test method itself, but opens the connection for those of the classes below it. */
public abstract class OpensConnectionsBefore {
  protected Connection connection;

  @BeforeEach
  void connect() throws SQLException {
    connection = DriverManager.getConnection("jdbc:postgresql://localhost/billing");
  }
}

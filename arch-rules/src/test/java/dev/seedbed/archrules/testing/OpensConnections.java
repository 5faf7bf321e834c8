package dev.seedbed.archrules.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Opens a connection in each place where a test can. */
public class OpensConnections extends OpensConnectionsBefore {
  Connection helper(String url) throws SQLException {
    return DriverManager.getConnection(url);
  }

  /** The only class here that has a test method. */
  @Nested
  public class Paying {
    @ParameterizedTest
    @ValueSource(ints = 1)
    void pays_an_invoice(int invoice) throws SQLException {
      Opener opener = DriverManager::getConnection;
      opener.open("jdbc:postgresql://localhost/test" + invoice).close();
    }
  }

  private interface Opener {
    Connection open(String url) throws SQLException;
  }
}

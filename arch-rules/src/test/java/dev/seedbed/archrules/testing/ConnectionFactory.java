package dev.seedbed.archrules.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** No test: opens connections for whoever asks. */
public record ConnectionFactory(String url) {
  Connection open() throws SQLException {
    return DriverManager.getConnection(url);
  }
}

package dev.seedbed.benchmarks.rules;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** How each tool, also one in another JVM, gets to the database. */
record DatabaseAccess(String url, String user, String password) {

  Connection connect() throws SQLException {
    return DriverManager.getConnection(url, user, password);
  }

  /** Closes what ends with the database anyway. */
  static void close(AutoCloseable closeable) {
    try {
      closeable.close();
    } catch (Exception e) {
      throw new IllegalStateException("could not be closed", e);
    }
  }
}

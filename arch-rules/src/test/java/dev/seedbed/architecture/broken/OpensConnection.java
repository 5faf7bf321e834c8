package dev.seedbed.architecture.broken;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** Opens connections beside the server's. */
record OpensConnection(String url) {
  Connection open() throws SQLException {
    return DriverManager.getConnection(url);
  }
}

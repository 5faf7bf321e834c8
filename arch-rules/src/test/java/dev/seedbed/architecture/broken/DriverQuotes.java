package dev.seedbed.architecture.broken;

import java.sql.SQLException;
import java.sql.Statement;

/** Leaves quoting to the driver. */
record DriverQuotes(Statement statement) {
  String quoted(String name) throws SQLException {
    return statement.enquoteIdentifier(name, true);
  }
}

package dev.seedbed.database;

import dev.seedbed.catalog.ErrorMessage;
import dev.seedbed.catalog.Identifier;
import dev.seedbed.catalog.NearestNames;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Checks the role that tests are to run as. */
final class RunAs {
  private static final String MEMBER =
      "SELECT current_user, pg_catalog.pg_has_role(current_user, oid, 'MEMBER')"
          + " FROM pg_catalog.pg_roles WHERE rolname = ?";

  private RunAs() {}

  /** On a server of ours, where only the migrations can have made it. */
  static void check(String role, List<String> known) {
    if (!known.contains(role)) {
      throw missing(role, known, "a role that the migrations make")
          .toFix("add it to a migration: CREATE ROLE " + Identifier.quote(role))
          .toException();
    }
  }

  /** On somebody's server, where the configured user must be allowed to become it. */
  static void check(String role, Connection connection) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(MEMBER)) {
      query.setString(1, role);
      try (ResultSet rows = query.executeQuery()) {
        if (!rows.next()) {
          throw missing(role, others(connection), "a role of the external server")
              .toFix("make it there: CREATE ROLE " + Identifier.quote(role))
              .toException();
        }
        if (!rows.getBoolean(2)) {
          throw ErrorMessage.of("Role not allowed: " + Identifier.display(role))
              .expected("a role that the user " + rows.getString(1) + " is a member of")
              .actual("it is not")
              .why("tests log in as that user, and run as the setting \"role\"")
              .toFix(
                  "GRANT " + Identifier.quote(role) + " TO " + Identifier.quote(rows.getString(1)))
              .toException();
        }
      }
    }
  }

  private static List<String> others(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return Roles.others(statement);
    }
  }

  private static ErrorMessage missing(String role, List<String> known, String expected) {
    ErrorMessage message =
        ErrorMessage.of("Role does not exist: " + Identifier.display(role)).expected(expected);
    message =
        known.isEmpty()
            ? message.actual("none was made")
            : message.actual("the nearest are " + String.join(", ", NearestNames.to(role, known)));
    return message.toFix("correct the setting \"role\"");
  }
}

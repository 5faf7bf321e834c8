package dev.seedbed.junit.traps;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * What the traps do with a database, each call on a connection of its own unless it is given one.
 */
final class Sql {
  private Sql() {}

  static void run(DataSource database, String sql) throws SQLException {
    try (Connection connection = database.getConnection()) {
      run(connection, sql);
    }
  }

  static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  static String ask(DataSource database, String sql) throws SQLException {
    try (Connection connection = database.getConnection()) {
      return ask(connection, sql);
    }
  }

  /** The first column of the first row, and of further rows behind spaces. */
  static String ask(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      StringBuilder answer = new StringBuilder();
      while (rows.next()) {
        answer.append(answer.isEmpty() ? "" : " ").append(rows.getString(1));
      }
      return answer.toString();
    }
  }

  static String count(DataSource database, String from) throws SQLException {
    return ask(database, "SELECT count(*) FROM " + from);
  }

  /** What may fail in real life too. */
  @FunctionalInterface
  interface Attempt {
    Object run() throws Exception;
  }

  @FunctionalInterface
  interface Action {
    void run() throws Exception;
  }

  /** The answer, or the error's SQLSTATE. */
  static String attempt(Attempt attempt) throws Exception {
    try {
      return String.valueOf(attempt.run());
    } catch (SQLException e) {
      return "error " + e.getSQLState();
    }
  }

  /** "done", or the error's SQLSTATE. */
  static String tried(Action action) throws Exception {
    return attempt(
        () -> {
          action.run();
          return "done";
        });
  }

  /** A connection that has begun a transaction by writing. */
  static Connection begin(DataSource database, String sql) throws SQLException {
    Connection connection = database.getConnection();
    connection.setAutoCommit(false);
    run(connection, sql);
    return connection;
  }

  static String answers(Object... answers) {
    StringBuilder all = new StringBuilder();
    for (Object answer : answers) {
      all.append(all.isEmpty() ? "" : ", ").append(answer);
    }
    return all.toString();
  }
}

package dev.seedbed.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Short forms of JDBC for tests. */
public final class Sql {
  private Sql() {}

  /** Executes statements on a connection of their own. */
  public static void execute(DataSource source, String... statements) throws SQLException {
    try (Connection connection = source.getConnection()) {
      execute(connection, statements);
    }
  }

  /** Executes statements. */
  public static void execute(Connection connection, String... statements) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /** The first column of a query, on a connection of its own. */
  public static List<String> query(DataSource source, String sql) throws SQLException {
    try (Connection connection = source.getConnection()) {
      return query(connection, sql);
    }
  }

  /** The first column of a query. */
  public static List<String> query(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> values = new ArrayList<>();
      while (rows.next()) {
        values.add(rows.getString(1));
      }
      return values;
    }
  }
}

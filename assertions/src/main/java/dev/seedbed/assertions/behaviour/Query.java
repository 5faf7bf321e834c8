package dev.seedbed.assertions.behaviour;

import dev.seedbed.catalog.ErrorMessage;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A statement with its arguments, and where it would be run. */
final class Query {
  private final DataSource dataSource;
  private final String sql;
  private final @Nullable Object[] arguments;

  Query(DataSource dataSource, String sql, @Nullable Object... arguments) {
    this.dataSource = dataSource;
    this.sql = sql;
    this.arguments = Arrays.copyOf(arguments, arguments.length);
  }

  /** The same with other arguments. */
  Query with(@Nullable Object... others) {
    return new Query(dataSource, sql, others);
  }

  /**
   * The plan that the server makes.
   *
   * @param off settings of the planner that are switched off for it
   */
  QueryPlan plan(String... off) {
    return QueryPlan.parse(rows("EXPLAIN (FORMAT JSON, COSTS OFF) ", off).get(0));
  }

  /** Each row as text, one column after the other. */
  List<String> rows(String... off) {
    return rows("", off);
  }

  private List<String> rows(String prefix, String... off) {
    try (Connection connection = dataSource.getConnection()) {
      boolean autoCommit = connection.getAutoCommit();
      connection.setAutoCommit(false);
      var undo = connection.setSavepoint();
      try {
        for (String setting : off) {
          execute(connection, "SET LOCAL " + setting + " = off");
        }
        return read(connection, prefix + sql + mark(off));
      } finally {
        connection.rollback(undo);
        connection.setAutoCommit(autoCommit);
      }
    } catch (SQLException e) {
      throw ErrorMessage.of("Cannot run the query\n" + sql.strip())
          .expected("a statement that the server takes with these arguments: " + arguments.length)
          .actual(words(e))
          .toFix("cast arguments whose type the server cannot guess, as in ?::uuid")
          .toException(e);
    }
  }

  /**
   * Makes the text another one under other settings: a plan that the driver and the server keep for
   * a text was made under the settings of its time.
   */
  private static String mark(String... off) {
    return off.length == 0 ? "" : "\n/* without " + String.join(", ", off) + " */";
  }

  private static void execute(Connection connection, String command) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(command);
    }
  }

  private List<String> read(Connection connection, String text) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(text)) {
      for (int i = 0; i < arguments.length; i++) {
        statement.setObject(i + 1, arguments[i]);
      }
      List<String> rows = new ArrayList<>();
      try (ResultSet found = statement.executeQuery()) {
        int columns = found.getMetaData().getColumnCount();
        while (found.next()) {
          List<String> values = new ArrayList<>();
          for (int column = 1; column <= columns; column++) {
            values.add(String.valueOf(found.getString(column)));
          }
          rows.add(String.join(" | ", values));
        }
      }
      return rows;
    }
  }

  /** What the server said, without hints and positions. */
  static String words(SQLException error) {
    String first = String.valueOf(error.getMessage()).lines().findFirst().orElse("");
    return first + " (SQLSTATE " + error.getSQLState() + ")";
  }

  /** The statement in one line. */
  @Override
  public String toString() {
    return sql.strip().replaceAll("\\s+", " ");
  }
}

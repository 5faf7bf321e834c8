package dev.seedbed.cli.report.seeds;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGStatement;

/**
 * Reads numbers from a database, in a transaction that writes nothing and is taken back.
 *
 * <p>Each query may take ten seconds; one that fails leaves the others be.
 */
final class Measurement implements AutoCloseable {
  private static final String BEGIN =
      "SET TRANSACTION READ ONLY; SET LOCAL statement_timeout = '10s'; SET LOCAL lock_timeout = '2s'";

  private final Connection connection;
  private final boolean autoCommit;

  /** Begins with a connection that is in no transaction. */
  Measurement(Connection connection) throws SQLException {
    this.connection = connection;
    this.autoCommit = connection.getAutoCommit();
    connection.setAutoCommit(false);
    execute(BEGIN);
  }

  /** The first column as text and the second as a number, of each row. */
  List<Point> points(String sql) throws SQLException {
    return attempt(
        () -> {
          List<Point> points = new ArrayList<>();
          try (Statement statement = connection.createStatement();
              ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
              points.add(new Point(String.valueOf(rows.getString(1)), rows.getDouble(2)));
            }
          }
          return points;
        });
  }

  /**
   * All columns of all rows as text.
   *
   * @param settings what holds for this query only, as {@code SET LOCAL} takes it
   */
  List<List<String>> rows(List<String> settings, String sql, String... arguments)
      throws SQLException {
    return attempt(
        () -> {
          for (String setting : settings) {
            execute("SET LOCAL " + setting);
          }
          try (PreparedStatement statement = connection.prepareStatement(sql)) {
            // A plan that is kept was made under the settings of its time.
            statement.unwrap(PGStatement.class).setPrepareThreshold(0);
            for (int i = 0; i < arguments.length; i++) {
              statement.setString(i + 1, arguments[i]);
            }
            return texts(statement);
          }
        });
  }

  private static List<List<String>> texts(PreparedStatement statement) throws SQLException {
    List<List<String>> texts = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        List<String> row = new ArrayList<>();
        for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
          row.add(String.valueOf(rows.getString(column)));
        }
        texts.add(row);
      }
    }
    return texts;
  }

  private interface Reading<T> {
    T read() throws SQLException;
  }

  /** Whatever happens, what was set is set no more, and the transaction can be used. */
  private <T> T attempt(Reading<T> reading) throws SQLException {
    Savepoint before = connection.setSavepoint();
    try {
      return reading.read();
    } finally {
      connection.rollback(before);
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.rollback();
    connection.setAutoCommit(autoCommit);
  }
}

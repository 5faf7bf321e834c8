package dev.seedbed.samples.mana.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A statement with its parameters.
 *
 * @param parameters in order, each as JDBC takes it, or an instant
 */
public record Sql(String text, @Nullable Object... parameters) {

  /** Makes a value of a row. */
  public interface Reader<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** What is done on one connection. */
  public interface Work<T> {
    T on(Connection connection);
  }

  /** Runs it in the transaction of the connection, and says how many rows it changed. */
  public int update(Connection connection) {
    try (PreparedStatement statement = prepare(connection)) {
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  /** Runs it by itself, and says how many rows it changed. */
  public int update(DataSource database) {
    return connected(database, this::update);
  }

  /** The rows that it answers, in the transaction of the connection. */
  public <T> List<T> all(Connection connection, Reader<T> reader) {
    try (PreparedStatement statement = prepare(connection);
        ResultSet row = statement.executeQuery()) {
      List<T> values = new ArrayList<>();
      while (row.next()) {
        values.add(reader.read(row));
      }
      return values;
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  /** The rows that it answers. */
  public <T> List<T> all(DataSource database, Reader<T> reader) {
    return connected(database, connection -> all(connection, reader));
  }

  /** The first row that it answers. */
  public <T> Optional<T> first(DataSource database, Reader<T> reader) {
    return all(database, reader).stream().findFirst();
  }

  /** Commits all of the work, or nothing of it. */
  public static <T> T transaction(DataSource database, Work<T> work) {
    return connected(
        database,
        connection -> {
          try {
            connection.setAutoCommit(false);
            T result = work.on(connection);
            connection.commit();
            return result;
          } catch (SQLException e) {
            throw rolledBack(connection, new DatabaseException(e));
          } catch (RuntimeException e) {
            throw rolledBack(connection, e);
          }
        });
  }

  /** The moment that a column holds. */
  public static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static RuntimeException rolledBack(Connection connection, RuntimeException failure) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      failure.addSuppressed(e);
    }
    return failure;
  }

  private static <T> T connected(DataSource database, Work<T> work) {
    try (Connection connection = database.getConnection()) {
      return work.on(connection);
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  private PreparedStatement prepare(Connection connection) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(text);
    for (int i = 0; i < parameters.length; i++) {
      Object value = parameters[i];
      statement.setObject(i + 1, value instanceof Instant at ? at.atOffset(ZoneOffset.UTC) : value);
    }
    return statement;
  }
}

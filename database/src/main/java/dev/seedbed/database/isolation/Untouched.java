package dev.seedbed.database.isolation;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * Knows what a copy looks like that nobody has written to; all of a template's copies look alike.
 *
 * <p>Thread-safe.
 */
final class Untouched {
  private final Sequences sequences;
  private @Nullable CopyState state;
  private @Nullable String positions;

  Untouched(Sequences sequences) {
    this.sequences = sequences;
  }

  /** Looks at a new copy, if it is the first. */
  synchronized void learn(Connection connection) throws SQLException {
    if (state == null) {
      positions = positions(connection);
      state = CopyState.read(connection);
    }
  }

  /** Whether a copy is as it was, which its only connection tells. When unsure it is not. */
  synchronized boolean is(LentConnection only) throws SQLException {
    Connection connection = only.physical();
    if (!connection.getAutoCommit()) {
      connection.rollback();
      connection.setAutoCommit(true);
    }
    CopyState now = CopyState.read(connection);
    if (!sequences.complete() || !now.counted() || !now.equals(state)) {
      return false;
    }
    only.renew();
    return positions(connection).equals(positions);
  }

  private String positions(Connection connection) throws SQLException {
    String query = sequences.stateQuery();
    if (query.isEmpty()) {
      return "";
    }
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET ROLE NONE");
      try (ResultSet row = statement.executeQuery(query)) {
        row.next();
        return row.getString(1);
      } finally {
        statement.execute("RESET ROLE");
      }
    }
  }
}

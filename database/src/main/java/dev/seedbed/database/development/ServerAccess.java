package dev.seedbed.database.development;

import dev.seedbed.catalog.Identifier;
import dev.seedbed.database.server.ExternalServer;
import dev.seedbed.database.server.LastingServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * How a server of ours is reached that should be running.
 *
 * @param notes told what else the user should know
 */
record ServerAccess(State state, Consumer<String> notes) {
  private static final String NO_SUCH_DATABASE = "3D000";
  private static final String WRONG_PASSWORD = "28P01";
  private static final long PAUSE_MILLIS = 100;

  /** Connects to the database, and makes it if the server has none of that name. */
  ExternalServer connect() throws SQLException {
    try {
      return connect(state.database());
    } catch (SQLException e) {
      if (!NO_SUCH_DATABASE.equals(e.getSQLState())) {
        throw e;
      }
    }
    try (Connection connection = connect("postgres").connect("postgres");
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + Identifier.quote(state.database()));
    }
    if (state.complete()) {
      notes.accept("the database had been dropped, so it was made anew");
    }
    return connect(state.database());
  }

  private ExternalServer connect(String database) throws SQLException {
    return LastingServer.connect(
        state.kind(), state.host(), state.port(), state.credentials(), database);
  }

  /** Connects to one whose process lives, once it takes connections. */
  ExternalServer await(SQLException first, Duration patience, BooleanSupplier brokenOff)
      throws SQLException {
    long end = System.nanoTime() + patience.toNanos();
    SQLException failure = first;
    while (!brokenOff.getAsBoolean()) {
      if (WRONG_PASSWORD.equals(failure.getSQLState())) {
        throw DevelopmentErrors.passwordChanged(state, failure);
      }
      if (System.nanoTime() > end) {
        throw DevelopmentErrors.silent(state, patience, failure);
      }
      try {
        Thread.sleep(PAUSE_MILLIS);
        return connect();
      } catch (SQLException e) {
        failure = e;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw DevelopmentErrors.brokenOff();
      }
    }
    throw DevelopmentErrors.brokenOff();
  }
}

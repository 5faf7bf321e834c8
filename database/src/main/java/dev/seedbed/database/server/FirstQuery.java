package dev.seedbed.database.server;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What a server answers to the question that tells that it is ready.
 *
 * @param postgresVersion such as {@code 17.6}
 * @param pgvectorVersion the version that {@code CREATE EXTENSION vector} would install
 */
record FirstQuery(String postgresVersion, @Nullable String pgvectorVersion) {

  private static final String QUERY =
      """
      SELECT current_setting('server_version'),
             (SELECT default_version FROM pg_available_extensions WHERE name = 'vector')
      """;

  private static final String WRONG_PASSWORD = "28P01";

  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(5);

  /** So much of the time that it took so far may be lost by asking too late. */
  private static final int LOST = 25;

  /** What to do with the first connection. */
  interface Question {
    FirstQuery ask(Connection connection) throws SQLException;
  }

  /** Asks until the server answers. */
  static FirstQuery await(Endpoint endpoint, Duration deadline, BooleanSupplier hasEnded)
      throws SQLException, InterruptedException {
    return await(endpoint, deadline, hasEnded, FirstQuery::ask);
  }

  /** Asks this until the server answers. */
  static FirstQuery await(
      Endpoint endpoint, Duration deadline, BooleanSupplier hasEnded, Question question)
      throws SQLException, InterruptedException {
    long begin = System.nanoTime();
    while (true) {
      try (Connection connection = endpoint.connect("postgres", impatient())) {
        return question.ask(connection);
      } catch (SQLException e) {
        boolean refused = WRONG_PASSWORD.equals(e.getSQLState());
        Duration passed = Duration.ofNanos(System.nanoTime() - begin);
        if (refused || hasEnded.getAsBoolean() || passed.compareTo(deadline) > 0) {
          throw e;
        }
        Thread.sleep(pauseAfter(passed).toMillis());
      }
    }
  }

  /** Each question that comes too early takes the processor from the server that starts. */
  static Duration pauseAfter(Duration passed) {
    Duration pause = passed.dividedBy(LOST);
    return pause.compareTo(SHORTEST_PAUSE) < 0 ? SHORTEST_PAUSE : pause;
  }

  /** Asks once. */
  static FirstQuery ask(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(QUERY)) {
      row.next();
      // A distributor's name may follow the version.
      return new FirstQuery(row.getString(1).replaceFirst(" .*", ""), row.getString(2));
    }
  }

  /** Whether pgvector is there; why not, if it is not. */
  Pgvector pgvector(String whyMissing) {
    return pgvectorVersion == null
        ? Pgvector.missing(whyMissing)
        : Pgvector.version(pgvectorVersion);
  }

  /** Gives up on a port that takes connections without saying a word. */
  static Properties impatient() {
    Properties properties = new Properties();
    properties.setProperty("connectTimeout", "5");
    properties.setProperty("socketTimeout", "10");
    return properties;
  }
}

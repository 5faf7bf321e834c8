package dev.seedbed.samples.agentpress;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.sql.DataSource;

/** Questions over everything, on connections that give up rather than get in anybody's way. */
public final class AnalyticsRepository {

  /** How long a question may take. */
  public static final Duration TIMEOUT = Duration.ofSeconds(30);

  private static final String LIMIT = "SELECT set_config('statement_timeout', ?, true)";

  private static final String MESSAGES_PER_AGENT =
      """
      SELECT agents.name, count(messages.id) AS messages
      FROM agents
      LEFT JOIN threads ON threads.agent_id = agents.id
      LEFT JOIN messages ON messages.thread_id = threads.id
      GROUP BY agents.id
      ORDER BY messages DESC, agents.name
      """;

  private static final String QUERY_CANCELED = "57014";

  private final DataSource database;
  private final Duration timeout;

  public AnalyticsRepository(DataSource database) {
    this(database, TIMEOUT);
  }

  AnalyticsRepository(DataSource database, Duration timeout) {
    this.database = database;
    this.timeout = timeout;
  }

  /**
   * How many messages each agent has had, by its name, the busiest first.
   *
   * @throws AnalyticsTimeoutException if it took too long
   */
  public Map<String, Long> messagesPerAgent() throws SQLException {
    return ask(
        connection -> {
          Map<String, Long> messages = new LinkedHashMap<>();
          new Sql(MESSAGES_PER_AGENT)
              .all(connection, row -> messages.put(row.getString("name"), row.getLong("messages")));
          return messages;
        });
  }

  <T> T ask(Sql.Work<T> question) throws SQLException {
    try {
      return Sql.transaction(
          database,
          connection -> {
            limit(connection);
            return question.in(connection);
          });
    } catch (SQLException failure) {
      if (QUERY_CANCELED.equals(failure.getSQLState())) {
        throw new AnalyticsTimeoutException(timeout, failure);
      }
      throw failure;
    }
  }

  /** For the transaction only: the connection goes back to a pool. */
  private void limit(Connection connection) throws SQLException {
    new Sql(LIMIT, Long.toString(timeout.toMillis())).all(connection, row -> row.getString(1));
  }
}

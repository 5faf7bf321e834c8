package dev.seedbed.database;

import dev.seedbed.database.isolation.TestSession;
import dev.seedbed.database.report.BlockedLocks;
import dev.seedbed.database.report.LogExcerpt;
import dev.seedbed.database.report.TestReport;
import dev.seedbed.database.server.PostgresServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;

/**
 * A test that has failed and whose session is still open.
 *
 * <pre>{@code
 * TestReport report = new FailedTest(session, server, server.log().position()).report();
 * session.end();
 * }</pre>
 *
 * @param server the server that the session's database is on
 * @param logPosition where the server's log ended when the test began
 */
public record FailedTest(TestSession session, PostgresServer server, long logPosition) {
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  /**
   * What is known of it: rows that it wrote, connections and locks, lines of the server's log.
   * Throws nothing and takes a few seconds at most: what cannot be found out is said so.
   */
  public TestReport report() {
    return inside().withAny("server log", log());
  }

  private TestReport inside() {
    try (Connection outside = server.connect(session.database())) {
      outside.setNetworkTimeout(Runnable::run, (int) TIMEOUT.toMillis());
      try (Statement statement = outside.createStatement()) {
        statement.execute("SET statement_timeout = '2s'");
      }
      List<String> blocked = BlockedLocks.lines(outside);
      return session.report(outside).withAny("waiting for locks", blocked);
    } catch (SQLException | RuntimeException e) {
      return TestReport.EMPTY.with(
          "nothing is known of its rows and connections", List.of(String.valueOf(e.getMessage())));
    }
  }

  private List<String> log() {
    try {
      return LogExcerpt.of(server.log().since(logPosition), session.database());
    } catch (RuntimeException e) {
      return List.of("could not be read: " + e.getMessage());
    }
  }
}

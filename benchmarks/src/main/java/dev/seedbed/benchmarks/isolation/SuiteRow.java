package dev.seedbed.benchmarks.isolation;

import dev.seedbed.benchmarks.Interleaving;
import dev.seedbed.benchmarks.Medium;
import dev.seedbed.benchmarks.Report;
import dev.seedbed.database.isolation.Isolation;
import dev.seedbed.database.isolation.TestSession;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A suite of tests that write, each with a database of its own, beside the same tests rolled back.
 *
 * @param medium where the server keeps its data
 */
record SuiteRow(Medium medium, SeedbedSide ours) {
  private static final int TESTS = 200;
  private static final long BODY_MILLIS = 30;

  void run(Interleaving interleaving, Report report) throws Exception {
    report.measure(
        "200 CLONE tests of 30 ms ÷ the same under ROLLBACK (" + medium.name() + ")",
        1.5,
        () ->
            interleaving
                .run(() -> suite(new Isolation.Clone()), () -> suite(new Isolation.Rollback(false)))
                .measurement(Long::longValue));
  }

  private Long suite(Isolation isolation) throws SQLException, InterruptedException {
    long begin = System.nanoTime();
    for (int i = 0; i < TESTS; i++) {
      TestSession session = ours.database().begin(isolation);
      try (Connection connection = session.connection();
          Statement statement = connection.createStatement()) {
        statement.execute("INSERT INTO tenants (name) VALUES ('benchmark')");
        Thread.sleep(BODY_MILLIS);
      }
      session.end();
    }
    return System.nanoTime() - begin;
  }
}

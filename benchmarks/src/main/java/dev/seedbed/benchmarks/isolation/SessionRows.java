package dev.seedbed.benchmarks.isolation;

import dev.seedbed.benchmarks.Interleaving;
import dev.seedbed.benchmarks.Medium;
import dev.seedbed.benchmarks.Report;
import dev.seedbed.database.isolation.Isolation;
import dev.seedbed.database.isolation.TestSession;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * What it costs to isolate a short test, beside its bare statements on a connection that stays
 * open.
 *
 * @param medium where the server keeps its data
 */
record SessionRows(Medium medium, SeedbedSide ours) {
  private static final int TESTS = 300;
  private static final String WRITE = "INSERT INTO tenants (name) VALUES ('benchmark')";
  private static final String READ = "SELECT count(*) FROM users WHERE status = 'active'";

  void run(Interleaving interleaving, Report report) throws Exception {
    rollback(interleaving, report);
    readOnly(interleaving, report);
  }

  void rollback(Interleaving interleaving, Report report) throws Exception {
    try (Connection bare = ours.databases().server().connect(databaseOfTests())) {
      bare.setAutoCommit(false);
      report.measure(
          "ROLLBACK test of one statement ÷ bare transaction (" + medium.name() + ")",
          2,
          () ->
              interleaving
                  .run(() -> isolated(new Isolation.Rollback(false), WRITE), () -> rolledBack(bare))
                  .measurement(Long::longValue));
    }
  }

  private void readOnly(Interleaving interleaving, Report report) throws Exception {
    try (Connection bare = ours.databases().server().connect(databaseOfTests())) {
      report.measure(
          "READ_ONLY test of one query ÷ no isolation (" + medium.name() + ")",
          1.2,
          () ->
              interleaving
                  .run(() -> isolated(new Isolation.ReadOnly(), READ), () -> notIsolated(bare))
                  .measurement(Long::longValue));
    }
  }

  private String databaseOfTests() throws SQLException {
    TestSession session = ours.database().begin(new Isolation.Rollback(false));
    session.end();
    return session.database();
  }

  private Long isolated(Isolation isolation, String sql) throws SQLException {
    long begin = System.nanoTime();
    for (int i = 0; i < TESTS; i++) {
      TestSession session = ours.database().begin(isolation);
      try (Connection connection = session.connection()) {
        execute(connection, sql);
      }
      session.end();
    }
    return (System.nanoTime() - begin) / TESTS;
  }

  private static Long rolledBack(Connection bare) throws SQLException {
    long begin = System.nanoTime();
    for (int i = 0; i < TESTS; i++) {
      execute(bare, WRITE);
      bare.rollback();
    }
    return (System.nanoTime() - begin) / TESTS;
  }

  private static Long notIsolated(Connection bare) throws SQLException {
    long begin = System.nanoTime();
    for (int i = 0; i < TESTS; i++) {
      execute(bare, READ);
    }
    return (System.nanoTime() - begin) / TESTS;
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.execute();
    }
  }
}

package dev.seedbed.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seedbed.fixtures.Fixtures;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import javax.sql.DataSource;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.platform.testkit.engine.EngineExecutionResults;

@ExtendWith(Kit.class)
class FailureReportIT {

  @PostgresTest(seed = "42")
  static class FailingCase {

    @Test
    void writes_and_leaves_connections_open(DataSource database, Fixtures fixtures)
        throws SQLException {
      fixtures.tenant().set("id", "t1").set("name", "Acme").set("slug", "acme").create();
      Connection idle = database.getConnection();
      Kit.execute(idle, "UPDATE app.tenants SET name = 'Other', created_at = created_at");
      Connection open = database.getConnection();
      open.setAutoCommit(false);
      Kit.execute(open, "INSERT INTO app.agents (id, tenant_id, name) VALUES ('a1', 't1', 'A')");
      throw new AssertionError("on purpose");
    }

    @Test
    void has_a_statement_fail(Connection connection) throws SQLException {
      Kit.execute(connection, "INSERT INTO app.tenants (id, name, slug) VALUES ('kept', 'K', 'k')");
      connection.setAutoCommit(false);
      Kit.execute(connection, "INSERT INTO app.tenants (id, name, slug) VALUES ('lost', 'L', 'l')");
      try (Statement statement = connection.createStatement()) {
        assertThatThrownBy(() -> statement.execute("SELECT nothing")).isNotNull();
      }
      throw new AssertionError("on purpose");
    }

    @Test
    void leaves_a_statement_running(DataSource database) throws Exception {
      Kit.execute(database, "INSERT INTO app.tenants (id, name, slug) VALUES ('w', 'W', 'w')");
      Thread sleeper = new Thread(() -> sleepInServer(database));
      sleeper.setDaemon(true);
      sleeper.start();
      long end = System.nanoTime() + 30_000_000_000L;
      while (!waitsForServer(sleeper) && System.nanoTime() - end < 0) {
        Thread.sleep(10);
      }
      throw new AssertionError("on purpose");
    }

    private static boolean waitsForServer(Thread thread) {
      return Arrays.stream(thread.getStackTrace())
          .anyMatch(frame -> frame.getMethodName().equals("processResults"));
    }

    private static void sleepInServer(DataSource database) {
      try {
        Kit.execute(database, "SELECT pg_sleep(600)");
      } catch (SQLException e) {
        // It is cancelled.
      }
    }

    @Test
    void uses_no_database() {
      throw new AssertionError("on purpose");
    }

    @Test
    void is_aborted(Fixtures fixtures) {
      fixtures.tenant().create();
      Assumptions.abort("on purpose");
    }

    @Test
    void passes(Fixtures fixtures) {
      fixtures.tenant().create();
    }
  }

  @Test
  void tells_what_is_known_of_a_failed_test() {
    EngineExecutionResults results = Kit.run(FailingCase.class);
    results.testEvents().assertStatistics(stats -> stats.failed(4).aborted(1).succeeded(1));

    Throwable writes = Kit.failure(results, "writes_and_leaves_connections_open");
    assertThat(writes).hasMessage("on purpose");
    assertThat(withoutWhatVaries(Kit.report(writes)))
        .isEqualTo(
            """
            ran under rollback in database DATABASE
            data from seed 42; to have it again: -Dseedbed.seed=42
            rows written
              INSERT app.agents (id 'a1'): tenant_id 't1', name 'A', created_at TIME, updated_at TIME
              INSERT app.tenants (id 't1'): name 'Other', slug 'acme', created_at TIME, updated_at TIME
            connections still open
              opened at dev.seedbed.junit.FailureReportIT$FailingCase\
            .writes_and_leaves_connections_open(FailureReportIT.java:N)
              in a transaction, opened at dev.seedbed.junit.FailureReportIT$FailingCase\
            .writes_and_leaves_connections_open(FailureReportIT.java:N)""");

    assertThat(withoutWhatVaries(Kit.report(Kit.failure(results, "has_a_statement_fail"))))
        .isEqualTo(
            """
            ran under rollback in database DATABASE
            rows written
              INSERT app.tenants (id 'kept'): name 'K', slug 'k', created_at TIME, updated_at TIME
              not those of the open transaction: a statement in it had failed
            server log
              ERROR:  column "nothing" does not exist at character 8
              STATEMENT:  SELECT nothing""");

    assertThat(Kit.report(Kit.failure(results, "leaves_a_statement_running")))
        .contains(
            "\nrows written\n  INSERT app.tenants (id 'w'): name 'W', slug 'w'",
            "\n  ERROR:  canceling statement due to user request\n");

    assertThat(Kit.failure(results, "uses_no_database").getSuppressed()).isEmpty();
  }

  private static String withoutWhatVaries(String report) {
    return report
        .replaceFirst("in database \\S+", "in database DATABASE")
        .replaceAll("'\\d{4}-\\S+'", "TIME")
        .replaceAll("java:\\d+", "java:N");
  }
}

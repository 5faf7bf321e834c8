package dev.seedbed.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.database.isolation.IsolationMode;
import dev.seedbed.fixtures.Agent;
import dev.seedbed.fixtures.Fixtures;
import java.sql.SQLException;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.platform.testkit.engine.EngineExecutionResults;

@ExtendWith(Kit.class)
class ParallelIT {
  private static final int TESTS = 4;
  private static final CyclicBarrier ALL_HAVE_WRITTEN = new CyclicBarrier(TESTS);

  @PostgresTest(seed = "1")
  @Execution(ExecutionMode.CONCURRENT)
  static class MeetingCase {
    /** Passes only if no test waits for another one's key, table or advisory lock. */
    @RepeatedTest(TESTS)
    void writes_what_all_write_before_any_ends(DataSource database, Fixtures fixtures)
        throws Exception {
      writeSame(database, fixtures);
      Kit.execute(database, "SELECT pg_advisory_xact_lock(1)");
      Kit.execute(database, "ALTER TABLE app.agents ADD nickname text");
      meet();
      assertThat(Kit.text(database, "SELECT count(*) FROM app.agents")).isEqualTo("1");
    }
  }

  @PostgresTest(seed = "1")
  @Execution(ExecutionMode.CONCURRENT)
  static class RollbackCase {
    @RepeatedTest(12)
    void writes(DataSource database, Fixtures fixtures) throws SQLException {
      writeSame(database, fixtures);
    }
  }

  @PostgresTest(seed = "1")
  @TestIsolation(IsolationMode.CLONE)
  @Execution(ExecutionMode.CONCURRENT)
  static class CloneCase {
    @RepeatedTest(12)
    void writes(DataSource database, Fixtures fixtures) throws SQLException {
      writeSame(database, fixtures);
    }
  }

  @PostgresTest
  @TestIsolation(IsolationMode.READ_ONLY)
  @Execution(ExecutionMode.CONCURRENT)
  static class ReadingCase {
    @RepeatedTest(12)
    void reads(DataSource database) throws SQLException {
      assertThat(Kit.text(database, "SELECT count(*) FROM app.tenants")).isEqualTo("0");
    }
  }

  private static void writeSame(DataSource database, Fixtures fixtures) throws SQLException {
    Kit.execute(database, "INSERT INTO app.tenants (id, name, slug) VALUES ('t', 'T', 't')");
    Agent agent = fixtures.agent().create();
    assertThat(Kit.text(database, "SELECT string_agg(id, ',') FROM app.agents"))
        .isEqualTo(agent.id());
    assertThat(Kit.text(database, "SELECT count(*) FROM app.tenants")).isEqualTo("2");
  }

  private static void meet() throws InterruptedException, BrokenBarrierException, TimeoutException {
    ALL_HAVE_WRITTEN.await(30, TimeUnit.SECONDS);
  }

  @Test
  void tests_that_write_the_same_do_not_wait_for_each_other() {
    EngineExecutionResults results = Kit.runInParallel(TESTS, MeetingCase.class);
    assertThat(Kit.failures(results)).isEmpty();
    results.testEvents().assertStatistics(stats -> stats.succeeded(TESTS));
  }

  @Test
  void classes_of_all_modes_run_beside_each_other() {
    EngineExecutionResults results =
        Kit.runInParallel(8, RollbackCase.class, CloneCase.class, ReadingCase.class);
    assertThat(Kit.failures(results)).isEmpty();
    results.testEvents().assertStatistics(stats -> stats.succeeded(36));
  }
}

package dev.seedbed.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.catalog.SeedbedException;
import dev.seedbed.database.isolation.CloneSession;
import dev.seedbed.database.isolation.IsolationMode;
import dev.seedbed.database.isolation.RollbackSession;
import dev.seedbed.database.isolation.TestSession;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.platform.testkit.engine.EngineExecutionResults;

@ExtendWith(Kit.class)
class TestIsolationIT {
  private static final List<String> SEEN = new CopyOnWriteArrayList<>();

  @PostgresTest
  @TestIsolation(IsolationMode.CLONE)
  @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
  static class OrderCase {

    @Test
    @Order(1)
    void class_comes_before_setting(TestSession session, DataSource database) throws SQLException {
      assertThat(session).isInstanceOf(CloneSession.class);
      Kit.execute(database, "INSERT INTO app.tenants (id, name, slug) VALUES ('t', 'T', 't')");
      try (Connection other = DriverManager.getConnection(session.jdbcUrl())) {
        assertThat(Kit.text(other, "SELECT count(*) FROM app.tenants")).isEqualTo("1");
      }
    }

    @Test
    @Order(2)
    @TestIsolation(IsolationMode.ROLLBACK)
    void method_comes_before_class(TestSession session, DataSource database) throws SQLException {
      assertThat(session).isInstanceOf(RollbackSession.class);
      assertThat(Kit.text(database, "SELECT count(*) FROM app.tenants")).isEqualTo("0");
    }

    @Nested
    class Inside {
      @Test
      void enclosing_class_comes_before_setting(TestSession session) {
        assertThat(session).isInstanceOf(CloneSession.class);
      }
    }

    @Nested
    @TestIsolation(IsolationMode.ROLLBACK)
    class InsideOtherwise {
      @Test
      void own_class_comes_before_enclosing_class(TestSession session) {
        assertThat(session).isInstanceOf(RollbackSession.class);
      }
    }
  }

  @TestIsolation(IsolationMode.READ_ONLY)
  static class DerivedCase extends SettingCase {}

  @PostgresTest
  static class SettingCase {
    @Test
    void asks(TestSession session) {
      SEEN.add(session.getClass().getSimpleName());
    }
  }

  @AfterEach
  void forget() {
    SEEN.clear();
    System.clearProperty("seedbed.isolation");
  }

  @Test
  void method_comes_before_class_before_enclosing_class_before_setting() {
    System.setProperty("seedbed.isolation", "read-only");
    EngineExecutionResults results = Kit.run(OrderCase.class, SettingCase.class, DerivedCase.class);
    assertThat(Kit.failures(results)).isEmpty();
    results.testEvents().assertStatistics(stats -> stats.succeeded(6));
    assertThat(SEEN).containsOnly("ReadOnlySession");
  }

  @PostgresTest
  static class OddCase {
    @Test
    @TestIsolation(value = IsolationMode.READ_ONLY, resetSequences = true)
    void reads(DataSource database) {
      SEEN.add("ran");
    }

    @Test
    @TestIsolation(value = IsolationMode.ROLLBACK, resetSequences = true)
    void resets(TestSession session) {
      assertThat(session).isInstanceOf(RollbackSession.class);
    }

    @Test
    @TestIsolation(IsolationMode.READ_ONLY)
    void writes(DataSource database) throws SQLException {
      Kit.execute(database, "DELETE FROM app.agents");
    }

    @Test
    void wants_a_url(TestSession session) {
      SEEN.add(session.jdbcUrl());
    }
  }

  @PostgresTest
  @TestIsolation(value = IsolationMode.CLONE, resetSequences = true)
  static class OddClassCase {
    @Test
    void never_runs(DataSource database) {
      SEEN.add("ran");
    }
  }

  @PostgresTest
  static class BeforeAllCase {
    @BeforeAll
    static void prepare(TestSession session) {
      SEEN.add("ran");
    }

    @Test
    void never_runs() {
      SEEN.add("ran");
    }
  }

  @Test
  void refuses_what_makes_no_sense() {
    EngineExecutionResults results =
        Kit.run(OddCase.class, OddClassCase.class, BeforeAllCase.class);
    assertThat(Kit.failure(results, "reads"))
        .isInstanceOf(SeedbedException.class)
        .hasMessage(
            """
            Sequences are not reset under read-only: @TestIsolation on OddCase.reads
              expected: resetSequences together with ROLLBACK
              actual: @TestIsolation(value = IsolationMode.READ_ONLY, resetSequences = true)
              why: a test that cannot write moves no sequence
              To fix: leave resetSequences out""");
    assertThat(Kit.failures(results))
        .hasSize(5)
        .anySatisfy(
            failure ->
                assertThat(failure)
                    .hasMessage(
                        """
                        Sequences are not reset under clone: @TestIsolation on OddClassCase
                          expected: resetSequences together with ROLLBACK
                          actual: @TestIsolation(value = IsolationMode.CLONE, \
                        resetSequences = true)
                          why: the sequences of a clone stand where the migrations left them anyway
                          To fix: leave resetSequences out"""))
        .anySatisfy(
            failure ->
                assertThat(failure)
                    .hasMessage(
                        """
                        No TestSession outside a test: BeforeAllCase.prepare
                          expected: a test, @BeforeEach or @AfterEach method to ask for it
                          actual: a @BeforeAll or @AfterAll method asks
                          why: a session is one test's use of the database
                          To fix: ask for a DataSource, a Connection or Fixtures: they write to \
                        the class's database"""));
    assertThat(Kit.failure(results, "writes")).hasMessageContaining("DELETE FROM app.agents");
    assertThat(Kit.failure(results, "wants_a_url")).hasMessageStartingWith("No JDBC URL under");
    assertThat(SEEN).isEmpty();
  }
}

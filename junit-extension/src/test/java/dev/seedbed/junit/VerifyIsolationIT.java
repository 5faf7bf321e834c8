package dev.seedbed.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.seedbed.database.isolation.IsolationMode;
import dev.seedbed.fixtures.Fixtures;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.testkit.engine.EngineExecutionResults;

@ExtendWith(Kit.class)
class VerifyIsolationIT {
  private static final List<String> SEEN = new CopyOnWriteArrayList<>();

  @BeforeEach
  void verify() {
    System.setProperty("seedbed.verify-isolation", "true");
  }

  @AfterEach
  void forget() {
    System.clearProperty("seedbed.verify-isolation");
    SEEN.clear();
  }

  @PostgresTest
  static class SoundCase {
    @BeforeAll
    static void prepare(DataSource database) throws SQLException {
      Kit.execute(database, "INSERT INTO app.tenants (id, name, slug) VALUES ('a', 'A', 'a')");
    }

    @Test
    void has_the_same_data_again(DataSource database, Fixtures fixtures) throws SQLException {
      assertThat(Kit.text(database, "SELECT count(*) FROM app.tenants")).isEqualTo("1");
      SEEN.add(fixtures.tenant().create().id());
    }

    @Test
    void fails_in_both() {
      throw new AssertionError("on purpose");
    }

    @Test
    void is_aborted_in_both() {
      Assumptions.abort("on purpose");
    }

    @Test
    @TestIsolation(IsolationMode.CLONE)
    void runs_once() {
      SEEN.add("once");
    }
  }

  @PostgresTest
  static class UnsoundCase {
    @Test
    void is_in_the_transaction_of_an_earlier_statement(DataSource database) throws SQLException {
      assertThat(isInWritingTransaction(database)).isEqualTo("t");
    }

    @ParameterizedTest
    @ValueSource(strings = {"t", "f"})
    void is_in_one_or_not(String expected, DataSource database) throws SQLException {
      assertThat(isInWritingTransaction(database)).isEqualTo(expected);
    }

    @TestFactory
    Stream<DynamicTest> makes_tests(DataSource database) throws SQLException {
      String is = isInWritingTransaction(database);
      return Stream.of(
          dynamicTest("sound", () -> assertThat(is).isNotNull()),
          dynamicTest("unsound", () -> assertThat(is).isEqualTo("t")));
    }

    @Nested
    class Inside {
      @Test
      void is_refused(Connection connection) throws SQLException {
        Kit.execute(connection, "VACUUM app.tenants");
      }

      @Test
      void is_sound(Connection connection) throws SQLException {
        Kit.execute(connection, "SELECT 1");
      }
    }

    private static String isInWritingTransaction(DataSource database) throws SQLException {
      Kit.execute(database, "INSERT INTO app.tenants (id, name, slug) VALUES ('t', 'T', 't')");
      return Kit.text(database, "SELECT pg_current_xact_id_if_assigned() IS NOT NULL");
    }
  }

  @PostgresTest
  @Execution(ExecutionMode.CONCURRENT)
  static class ConcurrentCase {
    @RepeatedTest(6)
    void writes(Fixtures fixtures) {
      fixtures.agent().create();
    }
  }

  @Test
  void accepts_tests_that_end_alike() {
    EngineExecutionResults results = Kit.run(SoundCase.class);
    assertThat(Kit.failures(results)).singleElement().extracting("message").isEqualTo("on purpose");
    assertThat(SEEN).hasSize(3).contains("once");
    assertThat(SEEN.stream().distinct()).hasSize(2);
  }

  @Test
  void fails_a_class_whose_tests_end_otherwise_under_clone() {
    EngineExecutionResults results = Kit.run(UnsoundCase.class);
    Throwable failure = Kit.failure(results, UnsoundCase.class.getName());
    String assertion = "(AssertionFailedError: expected: \"%s\")";
    assertThat(
            String.valueOf(failure.getMessage())
                .lines()
                .map(line -> line.strip().replaceFirst("^actual: ", "")))
        .containsExactlyInAnyOrder(
            "Isolation decides the outcome of 5 tests of UnsoundCase",
            "expected: the same outcome under rollback and under clone",
            "is_in_the_transaction_of_an_earlier_statement(DataSource): passed under"
                + " rollback, failed under clone "
                + assertion.formatted("t"),
            "is_in_one_or_not(String, DataSource) > [1] t: passed under rollback, failed under"
                + " clone "
                + assertion.formatted("t"),
            "is_in_one_or_not(String, DataSource) > [2] f: failed under rollback "
                + assertion.formatted("f")
                + ", passed under clone",
            "makes_tests(DataSource) > unsound: passed under rollback, failed under clone "
                + assertion.formatted("t"),
            "Inside > is_refused(Connection): failed under rollback (IsolationException: Refused"
                + " in a test under rollback: VACUUM app.tenants), passed under clone",
            "why: under rollback all transactions of a test are one; under clone they are real",
            "To fix: believe clone, and correct the test or what it tests",
            "or: run such a test with @TestIsolation(IsolationMode.CLONE)");
    assertThat(failure.getSuppressed()).hasSize(3).allMatch(AssertionError.class::isInstance);
  }

  @Test
  void verifies_classes_that_run_in_parallel() {
    EngineExecutionResults results =
        Kit.runInParallel(4, SoundCase.class, UnsoundCase.class, ConcurrentCase.class);
    assertThat(Kit.failures(results))
        .extracting(failure -> String.valueOf(failure.getMessage()).lines().findFirst().orElse(""))
        .contains("Isolation decides the outcome of 5 tests of UnsoundCase", "on purpose")
        .noneMatch(message -> message.contains("SoundCase") && !message.contains("Unsound"))
        .noneMatch(message -> message.contains("ConcurrentCase"));
  }

  @Test
  void runs_nothing_again_unless_asked() {
    System.clearProperty("seedbed.verify-isolation");
    Kit.run(SoundCase.class);
    assertThat(SEEN).hasSize(2);
  }
}

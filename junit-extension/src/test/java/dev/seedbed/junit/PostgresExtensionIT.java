package dev.seedbed.junit;

import static org.assertj.core.api.Assertions.allOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.testkit.engine.EventConditions.event;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.suppressed;

import dev.seedbed.catalog.Catalog;
import dev.seedbed.catalog.QualifiedName;
import dev.seedbed.database.isolation.IsolationException;
import dev.seedbed.fixtures.Agent;
import dev.seedbed.fixtures.Fixtures;
import dev.seedbed.fixtures.Tenant;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.assertj.core.api.Condition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

class PostgresExtensionIT {
  private static final List<String> SEEN = new CopyOnWriteArrayList<>();

  @BeforeEach
  void begin() {
    SEEN.clear();
    System.setProperty("seedbed.server", "embedded");
  }

  @AfterEach
  void useAnyServer() {
    System.clearProperty("seedbed.server");
  }

  @PostgresTest
  static class EverythingCase {
    private final Catalog fromConstructor;

    EverythingCase(Catalog catalog) {
      fromConstructor = catalog;
    }

    @BeforeAll
    static void schema_is_there_before_all(Catalog catalog) {
      assertThat(catalog.table("app.tenants")).isPresent();
    }

    @BeforeEach
    void nothing_is_there(DataSource database, Connection connection) throws SQLException {
      assertThat(fromConstructor.table(new QualifiedName("app", "agents"))).isPresent();
      assertThat(text(database, "SELECT count(*) FROM app.tenants")).isEqualTo("0");
      try (Statement statement = connection.createStatement()) {
        statement.execute("INSERT INTO app.tenants (id, name, slug) VALUES ('t', 'T', 't')");
      }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void sees_what_before_each_wrote(int number, DataSource database, Fixtures fixtures)
        throws SQLException {
      Tenant tenant = fixtures.tenant().create();
      SEEN.add(number + text(database, "SELECT count(*) FROM app.tenants") + tenant.id().isEmpty());
    }

    @Nested
    class Inside {
      @Test
      void inherits(Connection connection) throws SQLException {
        assertThat(connection.isClosed()).isFalse();
        SEEN.add("nested");
      }
    }
  }

  static class DerivedCase extends EverythingCase {
    DerivedCase(Catalog catalog) {
      super(catalog);
    }
  }

  /** On the server that a user's first test gets: in a container where there is an engine. */
  @Test
  void provides_its_parameters_and_leaves_nothing_between_tests() {
    System.clearProperty("seedbed.server");
    run(EverythingCase.class).testEvents().assertStatistics(stats -> stats.succeeded(3));
    assertThat(SEEN).containsExactlyInAnyOrder("12false", "22false", "nested");
  }

  @Test
  void serves_derived_and_several_classes_from_one_server() {
    run(EverythingCase.class, DerivedCase.class, PortCase.class)
        .testEvents()
        .assertStatistics(stats -> stats.failed(0).succeeded(7));
  }

  @PostgresTest(migrations = "classpath:db/migration")
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  static class PortCase {
    PortCase(Catalog catalog) {
      assertThat(catalog.userTables()).hasSize(2);
    }

    @Test
    void is_no_superuser(DataSource database) throws SQLException {
      assertThat(text(database, "SELECT current_setting('is_superuser')")).isEqualTo("off");
    }
  }

  @PostgresTest
  static class UnknownParameterCase {
    @Test
    void asks(StringBuilder something) {
      SEEN.add(something.toString());
    }
  }

  @Test
  void explains_a_parameter_that_it_does_not_provide() {
    failsOnce(
        run(UnknownParameterCase.class),
        message(
            """
            Cannot provide a parameter: void \
            dev.seedbed.junit.PostgresExtensionIT$UnknownParameterCase\
            .asks(java.lang.StringBuilder)
              expected: one of
                javax.sql.DataSource
                java.sql.Connection
                dev.seedbed.fixtures.Fixtures
                dev.seedbed.catalog.Catalog
                dev.seedbed.assertions.behaviour.DatabaseAssertions
                dev.seedbed.database.isolation.TestSession
                dev.seedbed.database.migration.check.MigrationChecks
                dev.seedbed.assertions.rule.Subject
                or what JUnit or another extension provides
              actual: java.lang.StringBuilder arg0
              To fix: change the parameter's type to one of these
                  or: register the extension that provides it with \
            @ExtendWith"""));
  }

  @PostgresTest(seed = "42")
  static class FailingCase {
    @Test
    void fails(Fixtures fixtures) {
      SEEN.add(fixtures.tenant().create().name());
      throw new AssertionError("on purpose");
    }
  }

  @Test
  void names_the_seed_of_a_failed_test_which_gives_the_same_data_again() {
    for (int run = 0; run < 2; run++) {
      failsOnce(
          run(FailingCase.class),
          allOf(
              message("on purpose"),
              suppressed(
                  0,
                  message(
                      text ->
                          text.contains(
                              "\ndata from seed 42; to have it again: -Dseedbed.seed=42\n")))));
    }
    assertThat(SEEN).hasSize(2);
    assertThat(SEEN.get(0)).isEqualTo(SEEN.get(1));
  }

  @PostgresTest(seed = "forty-two")
  static class WrongSeedCase {
    @Test
    void never_runs() {
      SEEN.add("ran");
    }
  }

  @Test
  void refuses_a_seed_that_is_no_number() {
    failsOnce(
        run(WrongSeedCase.class),
        message(
            """
            Wrong value of the setting "seed"
              expected: a whole number of 64 bits
              actual: "forty-two", from @PostgresTest on WrongSeedCase
              To fix: correct it in the @PostgresTest on WrongSeedCase, or \
            remove it there"""));
    assertThat(SEEN).isEmpty();
  }

  @PostgresTest
  static class SwallowingCase {
    @Test
    void swallows(Connection connection) throws SQLException {
      try (Statement statement = connection.createStatement()) {
        assertThatThrownBy(() -> statement.execute("VACUUM"))
            .isInstanceOf(IsolationException.class);
      }
    }
  }

  @Test
  void fails_a_test_that_swallows_a_refusal() {
    failsOnce(
        run(SwallowingCase.class),
        message(text -> text.startsWith("Refused in a test under rollback: VACUUM")));
  }

  @PostgresTest
  static class ConstructorCase {
    ConstructorCase(Connection connection) {
      SEEN.add(connection.toString());
    }

    @Test
    void never_runs() {
      SEEN.add("ran");
    }
  }

  @Test
  void explains_that_a_constructor_is_outside_a_test() {
    failsOnce(
        run(ConstructorCase.class),
        message(
            """
            No Connection outside a test: the constructor of ConstructorCase
              expected: a test, @BeforeEach or @BeforeAll method to ask for it
              actual: a constructor asks
              why: a constructor may run before the test, or once for all tests of the class
              To fix: ask for it in the test method or in a @BeforeEach method
                  or: ask for it in a @BeforeAll method, for data that all tests of the class \
            share"""));
    assertThat(SEEN).isEmpty();
  }

  @PostgresTest(migrations = "broken")
  static class AlsoBrokenCase {
    @Test
    void never_runs() {
      SEEN.add("ran");
    }
  }

  @Test
  void tells_a_second_class_of_broken_migrations_in_short() {
    failures(run(BrokenMigrationCase.class, AlsoBrokenCase.class))
        .assertThatEvents()
        .hasSize(2)
        .haveExactly(
            1,
            event(
                finishedWithFailure(
                    message(
                        """
                        Migrations failed before: broken
                          actual: the first class that needed them is \
                        dev.seedbed.junit.PostgresExtensionIT$BrokenMigrationCase
                          To fix: see the error of that class"""))));
  }

  @PostgresTest(migrations = "broken")
  static class BrokenMigrationCase {
    @Test
    void first() {
      SEEN.add("ran");
    }

    @Test
    void second() {
      SEEN.add("ran");
    }
  }

  @Test
  void fails_the_class_once_when_a_migration_fails() {
    EngineExecutionResults results = run(BrokenMigrationCase.class);
    failures(results)
        .assertThatEvents()
        .hasSize(1)
        .haveExactly(
            1,
            event(
                finishedWithFailure(
                    message(
                        text ->
                            text.startsWith(
                                "Migration failed:"
                                    + " src/test/resources/broken/V1__broken.sql:2:1\n")))));
    assertThat(SEEN).isEmpty();
  }

  @PostgresTest
  @Execution(ExecutionMode.CONCURRENT)
  static class ParallelCase {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void writes_the_same_rows(int number, DataSource database, Fixtures fixtures)
        throws SQLException {
      Agent agent = fixtures.agent().create();
      SEEN.add(
          number
              + " "
              + text(database, "SELECT count(*) FROM app.agents WHERE id = '" + agent.id() + "'")
              + text(database, "SELECT count(*) FROM app.agents"));
    }
  }

  @Test
  void isolates_tests_that_run_at_the_same_time() {
    EngineTestKit.engine("junit-jupiter")
        .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
        .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
        .configurationParameter("junit.jupiter.execution.parallel.config.fixed.parallelism", "4")
        .selectors(selectClass(ParallelCase.class))
        .execute()
        .testEvents()
        .assertStatistics(stats -> stats.succeeded(8));
    assertThat(SEEN).hasSize(8).allMatch(seen -> seen.endsWith(" 11"));
  }

  private static EngineExecutionResults run(Class<?>... classes) {
    EngineTestKit.Builder kit = EngineTestKit.engine("junit-jupiter");
    for (Class<?> type : classes) {
      kit.selectors(selectClass(type));
    }
    return kit.execute();
  }

  private static void failsOnce(EngineExecutionResults results, Condition<Throwable> condition) {
    failures(results).assertThatEvents().haveExactly(1, event(finishedWithFailure(condition)));
  }

  private static Events failures(EngineExecutionResults results) {
    return results.allEvents().failed();
  }

  private static String text(DataSource database, String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }
}

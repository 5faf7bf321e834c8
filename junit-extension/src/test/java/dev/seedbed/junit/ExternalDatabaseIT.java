package dev.seedbed.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.testkit.engine.EventConditions.event;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;

import dev.seedbed.database.server.PostgresServer;
import dev.seedbed.database.settings.Settings;
import dev.seedbed.fixtures.Fixtures;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

/** The extension over a database that was there already. */
class ExternalDatabaseIT {
  private static final PostgresServer SERVER =
      PostgresServer.start(
          Settings.of(Map.of("seedbed.server", "embedded"), Map.of(), Path.of("")));
  private static final List<String> PROPERTIES =
      List.of("seedbed.server", "seedbed.url", "seedbed.user", "seedbed.password");

  @BeforeAll
  static void createDatabase() throws SQLException {
    execute("postgres", "CREATE DATABASE app_test");
    execute("postgres", "CREATE DATABASE app");
  }

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  @BeforeEach
  void configure() {
    // Whatever the environment asks for.
    System.setProperty("seedbed.server", "external");
    use("app_test");
    System.setProperty("seedbed.user", SERVER.administrator().user());
    System.setProperty("seedbed.password", SERVER.administrator().password());
  }

  private static void use(String database) {
    System.setProperty("seedbed.url", SERVER.jdbcUrl(database));
  }

  @AfterEach
  void forget() {
    PROPERTIES.forEach(System::clearProperty);
  }

  @PostgresTest
  static class WritingCase {
    @Test
    void writes(DataSource database, Fixtures fixtures) throws SQLException {
      fixtures.agents().count(3).create();
      try (Connection connection = database.getConnection()) {
        assertThat(connection.getMetaData().getURL()).contains("/app_test");
      }
    }
  }

  @PostgresTest(migrations = "other")
  static class OtherMigrationsCase {
    @Test
    void never_runs() {
      throw new AssertionError("ran");
    }
  }

  @Test
  void migrates_the_database_once_and_leaves_no_row_in_it() throws SQLException {
    for (int run = 0; run < 2; run++) {
      run(WritingCase.class).testEvents().assertStatistics(stats -> stats.succeeded(1));
    }
    assertThat(number("SELECT count(*) FROM app.agents")).isZero();
    assertThat(number("SELECT count(*) FROM seedbed.migrations")).isOne();
    assertThat(number("SELECT count(*) FROM pg_roles WHERE rolname LIKE 'seedbed%'")).isZero();
  }

  @Test
  void refuses_a_second_set_of_migrations_for_the_same_database() {
    run(WritingCase.class, OtherMigrationsCase.class)
        .allEvents()
        .failed()
        .assertThatEvents()
        .haveExactly(
            1,
            event(
                finishedWithFailure(
                    message(
                        text ->
                            text.equals(
                                """
                                Two sets of migrations for one external database: other
                                  expected: one set of migrations in database app_test
                                  actual: another set was applied to it by an earlier test class
                                  why: the second set would find the tables of the first
                                  To fix: give all test classes the same migrations
                                      or: let Seedbed start the server: \
                                -Dseedbed.server=auto, without a URL""")))));
  }

  @Test
  void leaves_a_database_alone_that_does_not_look_like_a_test_database() throws SQLException {
    use("app");
    run(WritingCase.class).containerEvents().assertStatistics(stats -> stats.failed(1));
    try (Connection connection = SERVER.connect("app");
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT count(*) FROM pg_namespace WHERE nspname = 'app'")) {
      rows.next();
      assertThat(rows.getInt(1)).isZero();
    }
  }

  private static EngineExecutionResults run(Class<?>... classes) {
    EngineTestKit.Builder kit = EngineTestKit.engine("junit-jupiter");
    for (Class<?> type : classes) {
      kit.selectors(selectClass(type));
    }
    return kit.execute();
  }

  private static void execute(String database, String sql) throws SQLException {
    try (Connection connection = SERVER.connect(database);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static int number(String sql) throws SQLException {
    try (Connection connection = SERVER.connect("app_test");
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getInt(1);
    }
  }
}

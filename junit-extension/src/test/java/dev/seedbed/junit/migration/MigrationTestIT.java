package dev.seedbed.junit.migration;

import static dev.seedbed.junit.migration.MigrationAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.seedbed.catalog.SeedbedException;
import dev.seedbed.database.migration.SqlFolder;
import dev.seedbed.database.migration.check.DataChange;
import dev.seedbed.database.migration.check.MigrationChecks;
import dev.seedbed.database.migration.check.SeedData;
import dev.seedbed.fixtures.Fixtures;
import dev.seedbed.fixtures.Row;
import dev.seedbed.junit.PostgresTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

class MigrationTestIT {
  private static final Set<String> SEEN = new ConcurrentSkipListSet<>();

  @BeforeAll
  static void useTheEmbeddedServer() {
    System.setProperty("seedbed.server", "embedded");
  }

  @AfterAll
  static void useAnyServer() {
    System.clearProperty("seedbed.server");
  }

  private static EngineExecutionResults run(Class<?> testCase) {
    SEEN.clear();
    return EngineTestKit.engine("junit-jupiter").selectors(selectClass(testCase)).execute();
  }

  private static String failure(Class<?> testCase) {
    return run(testCase).allEvents().failed().stream()
        .map(MigrationTestIT::message)
        .findFirst()
        .orElse("no failure");
  }

  private static String message(Event event) {
    return event
        .getPayload(TestExecutionResult.class)
        .flatMap(TestExecutionResult::getThrowable)
        .map(Throwable::getMessage)
        .orElse("");
  }

  // tag::step[]
  @PostgresTest(migrations = "upgrade")
  static class EachMigrationCase {
    @MigrationTest
    void applies_to_a_database_with_rows(UpgradeStep step) throws SQLException {
      step.fill();
      step.migrate();
      assertThat(step.after().userTables())
          .hasSizeGreaterThanOrEqualTo(step.before().userTables().size());
    }

    @MigrationTest("3")
    void an_order_of_before_is_open(UpgradeStep step) throws SQLException {
      Row order = step.fixtures().table("shop.orders").create();
      step.migrate();
      try (Statement statement = step.connection().createStatement();
          ResultSet rows = statement.executeQuery("SELECT id, status FROM shop.orders")) {
        assertThat(rows.next()).isTrue();
        assertThat(rows.getString("status")).isEqualTo("open");
        assertThat(order).isNotNull();
      }
    }
  }

  // end::step[]

  @Test
  void runs_a_test_once_for_each_migration() throws Exception {
    EngineExecutionResults results = run(EachMigrationCase.class);
    results.testEvents().assertStatistics(stats -> stats.started(4).succeeded(4));
    assertThat(
            results.testEvents().started().stream()
                .map(event -> event.getTestDescriptor().getDisplayName())
                .toList())
        .contains(
            "1 (src/test/resources/upgrade/V1__shop.sql)",
            "2 (src/test/resources/upgrade/V2__orders.sql)",
            "3 (src/test/resources/upgrade/V3__order_status.sql)");
  }

  // tag::checks[]
  @PostgresTest(migrations = "upgrade")
  static class AllMigrationsCase {
    @Test
    void can_be_taken_back_and_keep_what_is_there(MigrationChecks migrations) {
      assertThat(migrations).areReversible().areIdempotent().keepData();
    }

    @Test
    void come_together_from_branches_and_replicas(MigrationChecks migrations) {
      assertThat(migrations).canComeInAnyOrder().canRunTwiceAtOnce();
    }

    @Test
    void reach_the_newest_schema_from_what_was_released(MigrationChecks migrations) {
      assertThat(migrations.from("1", "2")).upgradeEveryVersion().keepData();
    }
  }

  // end::checks[]

  @PostgresTest(migrations = "upgrade")
  static class OwnRowsCase {
    // tag::seeding[]
    @Test
    void keep_customers(MigrationChecks migrations) {
      SeedData customers =
          (connection, schema) -> {
            Fixtures fixtures = Fixtures.over(connection, schema, 42).filled();
            fixtures.table("shop.\"Customer\"").count(5).create();
          };
      assertThat(migrations.seededBy(customers)).keepData();
    }
    // end::seeding[]
  }

  @Test
  void takes_rows_of_the_test_itself() {
    run(OwnRowsCase.class).testEvents().assertStatistics(stats -> stats.succeeded(1));
  }

  // tag::standard[]
  @PostgresTest(migrations = "upgrade")
  static class StandardCase implements StandardMigrationChecks {}

  // end::standard[]

  @Test
  void offers_the_checks_as_assertions_and_as_a_class_of_no_methods() {
    run(AllMigrationsCase.class)
        .testEvents()
        .assertStatistics(stats -> stats.started(3).succeeded(3));
    EngineExecutionResults standard = run(StandardCase.class);
    standard.testEvents().assertStatistics(stats -> stats.started(5).succeeded(5));
    assertThat(
            standard.testEvents().started().stream()
                .map(event -> event.getTestDescriptor().getDisplayName())
                .toList())
        .containsExactly(
            "a second run changes nothing",
            "two migrators at once both succeed",
            "every version can be upgraded",
            "upgrading keeps the data",
            "each migration can be taken back");
  }

  @PostgresTest(migrations = "lossy")
  static class LossyCase {
    @Test
    void keep_data(MigrationChecks migrations) {
      assertThat(migrations).keepData();
    }

    // tag::expecting[]
    @Test
    void keep_data_but_for_names(MigrationChecks migrations) {
      assertThat(migrations.expecting("app.users", DataChange.column("name"))).keepData();
    }

    // end::expecting[]
  }

  @Test
  void fails_with_what_is_lost_and_where() {
    EngineExecutionResults results = run(LossyCase.class);
    results.testEvents().assertStatistics(stats -> stats.started(2).succeeded(1).failed(1));
    assertThat(message(results.testEvents().failed().stream().findFirst().orElseThrow()))
        .startsWith(
            """
            Migration loses or changes data: src/test/resources/lossy/V2__shorter.sql
              expected: every row and value that was there before it
              actual: app.users.name: another value in 5 rows, such as that of key \
            """)
        .endsWith(
            """
            ; its type was text and is character varying(3) \
            (src/test/resources/lossy/V2__shorter.sql:2)
              why: the database had rows of version 1
              To fix: keep the data: copy or convert it before it goes
                  or: if it is meant, say so: expecting("app.users", DataChange.column("name"))""");
  }

  @PostgresTest(migrations = "upgrade")
  static class SnapshotCase {
    @TempDir Path folder;

    @Test
    void is_written_and_compared(MigrationChecks migrations) throws Exception {
      String file = folder.resolve("schema.sql").toString();
      assertThatExceptionOfType(SeedbedException.class)
          .isThrownBy(() -> assertThat(migrations).matchSnapshot(file));
      assertThat(migrations.updatingSnapshots(true)).matchSnapshot(file);
      assertThat(migrations).matchSnapshot(file);
      Files.writeString(
          Path.of(file), Files.readString(Path.of(file)).replace("numeric(10,2)", "money"));
      assertThatThrownBy(() -> assertThat(migrations).matchSnapshot(file))
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("  -   total money NOT NULL\n");
      SEEN.add("compared");
    }

    @Test
    void two_folders_are_compared(MigrationChecks migrations) {
      assertThatThrownBy(() -> assertThat(migrations).leadToTheSameSchemaAs(SqlFolder.at("lossy")))
          .isInstanceOf(AssertionError.class)
          .hasMessageStartingWith(
              """
              Two ways lead to different schemas
                expected: the schema that upgrade makes
                actual: - upgrade, + lossy
                  schema shop""");
      SEEN.add("two");
    }
  }

  @Test
  void compares_with_a_file_and_with_other_migrations() {
    run(SnapshotCase.class).testEvents().assertStatistics(stats -> stats.succeeded(2));
    assertThat(SEEN).containsExactly("compared", "two");
  }

  @PostgresTest(migrations = "upgrade")
  static class MisusedStepCase {
    @MigrationTest("2")
    void asks_too_early(UpgradeStep step) throws SQLException {
      assertThatExceptionOfType(SeedbedException.class)
          .isThrownBy(step::after)
          .withMessage(
              """
              Migration was not applied yet: src/test/resources/upgrade/V2__orders.sql
                expected: migrate() before anything is asked about the time after it
                actual: after() or difference() without it
                To fix: call migrate() first""");
      step.connection().setAutoCommit(false);
      assertThatExceptionOfType(SeedbedException.class)
          .isThrownBy(step::migrate)
          .withMessage(
              """
              Cannot migrate within a transaction: src/test/resources/upgrade/V2__orders.sql
                expected: the step's connection in auto-commit mode, with all rows committed
                actual: a transaction that is open
                To fix: commit, and call setAutoCommit(true), before migrate()""");
      step.connection().setAutoCommit(true);
      step.migrate();
      assertThat(step.difference().toString()).startsWith("table shop.orders\n  + CREATE TABLE");
    }
  }

  @Test
  void says_what_a_step_cannot_do() {
    run(MisusedStepCase.class).testEvents().assertStatistics(stats -> stats.succeeded(1));
  }

  static class NoAnnotationCase {
    @MigrationTest
    void x(UpgradeStep step) {}
  }

  @PostgresTest(migrations = "upgrade")
  static class NoStepCase {
    @MigrationTest
    void x(UpgradeStep step, Connection connection) {}
  }

  @PostgresTest(migrations = "upgrade")
  static class UnknownVersionCase {
    @MigrationTest("9")
    void x(UpgradeStep step) {}
  }

  @Test
  void says_what_is_missing() {
    assertThat(failure(NoAnnotationCase.class))
        .isEqualTo(
            """
            @MigrationTest without @PostgresTest: NoAnnotationCase.x
              expected: a class that says whose migrations they are
              actual: no @PostgresTest on the class, nor on one that it is in
              To fix: add @PostgresTest(migrations = "db/migration") to the class""");
    assertThat(failure(NoStepCase.class))
        .isEqualTo(
            """
            Wrong parameters of a @MigrationTest: NoStepCase.x
              expected: an UpgradeStep, and nothing that leads to another database
              actual: UpgradeStep, Connection
              why: each migration is tested on a database of its own
              To fix: ask for UpgradeStep step, and use step.connection() and step.fixtures()""");
    assertThat(failure(UnknownVersionCase.class))
        .isEqualTo(
            """
            No migration 9 for UnknownVersionCase.x
              expected: one of 1, 2, 3
              actual: 9
              To fix: name the version that the file begins with""");
  }

  @PostgresTest(migrations = "command:true reading pom.xml")
  static class NoFilesCase {
    @MigrationTest
    void x(UpgradeStep step) {}
  }

  @Test
  void says_when_there_are_no_files_to_step_through() {
    assertThat(failure(NoFilesCase.class))
        .isEqualTo(
            """
            No migrations for NoFilesCase.x
              expected: migrations whose files Seedbed knows, for a test each
              actual: true applies all or nothing
              To fix: test all of them at once: assertThat(migrations).areIdempotent()""");
  }
}

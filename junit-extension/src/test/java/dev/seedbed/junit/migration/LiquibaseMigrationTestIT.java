package dev.seedbed.junit.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.seedbed.fixtures.Row;
import dev.seedbed.junit.PostgresTest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

/** Liquibase's change sets, tested one by one. */
class LiquibaseMigrationTestIT {
  private static final String FOLDER = "src/test/resources/changelog/";

  @BeforeAll
  static void useTheEmbeddedServer() {
    System.setProperty("seedbed.server", "embedded");
  }

  @AfterAll
  static void useAnyServer() {
    System.clearProperty("seedbed.server");
  }

  // tag::liquibase[]
  @PostgresTest(migrations = "filesystem:src/test/resources/changelog")
  static class ChangeSetsCase {
    @MigrationTest
    void applies_to_a_database_with_rows(UpgradeStep step) throws SQLException {
      step.fill();
      step.migrate();
    }

    @MigrationTest("src/test/resources/changelog/db.changelog-master.yaml::status::bo")
    void an_order_of_before_is_open(UpgradeStep step) throws SQLException {
      Row order = step.fixtures().table("shop.orders").create();
      step.migrate();
      try (Statement statement = step.connection().createStatement();
          ResultSet rows = statement.executeQuery("SELECT id, status FROM shop.orders")) {
        assertThat(rows.next()).isTrue();
        assertThat(rows.getLong("id")).isEqualTo(order.get("id"));
        assertThat(rows.getString("status")).isEqualTo("open");
      }
    }
  }

  // end::liquibase[]

  @Test
  void runs_a_test_once_for_each_change_set() {
    EngineExecutionResults results =
        EngineTestKit.engine("junit-jupiter")
            .selectors(selectClass(ChangeSetsCase.class))
            .execute();
    results.testEvents().assertStatistics(stats -> stats.started(4).succeeded(4));
    assertThat(
            results.testEvents().started().stream()
                .map(event -> event.getTestDescriptor().getDisplayName()))
        .contains(
            FOLDER + "tables.sql::shop::ann (" + FOLDER + "tables.sql:3)",
            FOLDER
                + "db.changelog-master.yaml::status::bo ("
                + FOLDER
                + "db.changelog-master.yaml:6)");
  }
}

package dev.seedbed.samples.manifest;

import static dev.seedbed.junit.migration.MigrationAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.database.migration.check.MigrationChecks;
import dev.seedbed.junit.PostgresTest;
import dev.seedbed.junit.migration.MigrationTest;
import dev.seedbed.junit.migration.UpgradeStep;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

// tag::migrations[]
@PostgresTest
class MigrationsTest {
  @Test
  void make_the_schema_that_was_committed(MigrationChecks migrations) {
    assertThat(migrations).matchSnapshot("schema.sql");
  }

  @Test
  void keep_what_earlier_versions_have_stored(MigrationChecks migrations) {
    assertThat(migrations).keepData();
  }

  @MigrationTest("8")
  void messages_of_before_have_no_embedding(UpgradeStep step) throws SQLException {
    step.fixtures().messages().count(3).create();
    step.migrate();
    try (Statement statement = step.connection().createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT count(*) FROM manifest.agent_messages WHERE embedding IS NULL")) {
      rows.next();
      assertThat(rows.getInt(1)).isEqualTo(3);
    }
  }
}
// end::migrations[]

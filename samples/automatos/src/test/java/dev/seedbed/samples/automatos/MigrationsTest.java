package dev.seedbed.samples.automatos;

import static dev.seedbed.junit.migration.MigrationAssertions.assertThat;

import dev.seedbed.database.migration.check.MigrationChecks;
import dev.seedbed.database.migration.psql.InitScripts;
import dev.seedbed.junit.PostgresTest;
import org.junit.jupiter.api.Test;

// tag::two_ways[]
@PostgresTest(migrations = "migrations")
class MigrationsTest {
  @Test
  void make_of_the_first_release_what_a_new_installation_gets(MigrationChecks migrations) {
    assertThat(migrations).leadToTheSameSchemaAs(InitScripts.at("docker/initdb"));
  }

  @Test
  void can_be_taken_back(MigrationChecks migrations) {
    assertThat(migrations.irreversible("20250602142000")).areReversible();
  }

  @Test
  void keep_what_earlier_releases_have_stored(MigrationChecks migrations) {
    assertThat(migrations).upgradeEveryVersion().keepData();
  }
}
// end::two_ways[]

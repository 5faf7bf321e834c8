package dev.seedbed.samples.mana;

import static dev.seedbed.junit.migration.MigrationAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.catalog.Catalog;
import dev.seedbed.database.migration.check.DataChange;
import dev.seedbed.database.migration.check.MigrationChecks;
import dev.seedbed.junit.PostgresTest;
import dev.seedbed.junit.migration.StandardMigrationChecks;
import org.junit.jupiter.api.Test;

/** All services' migrations: again, from what was released, with rows, two at once, and back. */
@PostgresTest
class MigrationsTest implements StandardMigrationChecks {

  /**
   * From what production had in December, and from what it has now. By then names had been copied
   * to {@code full_name}, so that the old column may go.
   */
  @Override
  public MigrationChecks checked(MigrationChecks migrations) {
    return migrations
        .from("0002_backfill_full_name", "0000_feedback_schema")
        .expecting("auth.users", DataChange.column("name"));
  }

  @Test
  void change_nothing_of_the_first_users_but_the_columns_of_their_names(
      MigrationChecks migrations) {
    MigrationChecks ofTheFirstRelease =
        migrations
            .from("0000_auth_schema")
            .seededBy(
                (connection, schema) -> {
                  Release.OLD.register(connection, "ada", "Ada Lovelace");
                  Release.OLD.register(connection, "grace", "Grace Hopper");
                });

    assertThat(
            ofTheFirstRelease
                .expecting("auth.users", DataChange.column("full_name")) // which was empty
                .expecting("auth.users", DataChange.column("name")))
        .keepData();
  }

  @Test
  void make_the_schemas_that_were_committed(MigrationChecks migrations) {
    assertThat(migrations).matchSnapshot("schema.sql");
  }

  @Test
  void make_no_table_but_in_the_schemas_of_the_guideline(Catalog catalog) {
    assertThat(catalog.userTables())
        .extracting(table -> table.name().schema())
        .containsOnly(
            "auth",
            "credits",
            "usr",
            "events",
            "event_discovery",
            "mail",
            "research",
            "subscriptions",
            "feedback");
  }
}

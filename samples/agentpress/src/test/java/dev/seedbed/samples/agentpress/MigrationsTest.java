package dev.seedbed.samples.agentpress;

import static dev.seedbed.junit.migration.MigrationAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.catalog.Catalog;
import dev.seedbed.catalog.Table;
import dev.seedbed.database.migration.check.MigrationChecks;
import dev.seedbed.junit.PostgresTest;
import org.junit.jupiter.api.Test;

@PostgresTest
class MigrationsTest {

  @Test
  void keep_what_is_there_and_change_nothing_when_run_again(MigrationChecks migrations) {
    assertThat(migrations).keepData().areIdempotent();
  }

  @Test
  void make_the_schema_that_was_committed(MigrationChecks migrations) {
    assertThat(migrations).matchSnapshot("apps/api/schema.sql");
  }

  @Test
  void make_the_tables_of_the_documents(Catalog schema) {
    assertThat(schema.userTables())
        .extracting(Table::name)
        .extracting(name -> name.toString())
        .contains("public.users", "public.threads", "public.\"agentVersions\"")
        .hasSize(21);
  }
}

package dev.seedbed.assertions.rule.naming;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.assertions.LiveSchema;
import dev.seedbed.assertions.rule.Finding;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class PluralTablesIT {
  @Test
  void finds_tables_that_are_called_after_one_row() throws SQLException {
    try (LiveSchema schema =
        LiveSchema.of(
            """
            CREATE SCHEMA app;
            CREATE TABLE app."agentVersion" (id bigint);
            CREATE TABLE app.company_address (id bigint);
            CREATE TABLE app.person (id bigint);
            CREATE TABLE app.people (id bigint);
            CREATE TABLE app.users (id bigint) PARTITION BY RANGE (id);
            CREATE TABLE app.part PARTITION OF app.users DEFAULT;
            CREATE TABLE app.price_history (id bigint);
            CREATE TABLE app.cost_basis (id bigint);
            CREATE TABLE app.knex_migrations_lock (id bigint);
            """)) {
      PluralTables rule = new PluralTables("cost_basis", "app.knex_migrations_lock");
      assertThat(schema.findings(new PluralTables()).size()).isGreaterThan(3);
      assertThat(schema.findings(rule))
          .map(Finding::fingerprint)
          .containsExactly(
              "NAM002 relation app.\"agentVersion\"",
              "NAM002 relation app.company_address",
              "NAM002 relation app.person");
      assertThat(schema.findings(rule))
          .map(finding -> finding.fix().statements().get(0))
          .containsExactly(
              "ALTER TABLE \"app\".\"agentVersion\" RENAME TO \"agentVersions\"",
              "ALTER TABLE \"app\".\"company_address\" RENAME TO \"company_addresses\"",
              "ALTER TABLE \"app\".\"person\" RENAME TO \"people_2\"");
      Finding finding = schema.findings(rule).get(0);
      assertThat(finding.problem()).isEqualTo("the table has many rows, and the name of one");
      assertThat(finding.expected()).isEqualTo("\"agentVersions\"");
      assertThat(finding.actual()).isEqualTo("\"agentVersion\"");
      schema.execute(finding.fix().toSql());
      assertThat(schema.findings(rule)).hasSize(2);
    }
  }
}

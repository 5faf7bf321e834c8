package dev.seedbed.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistoryTableTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "seedbed.migrations",
        "public.flyway_schema_history",
        "billing.flyway_schema_history",
        "public.databasechangelog",
        "public.DATABASECHANGELOG",
        "public.databasechangeloglock",
        "drizzle.__drizzle_migrations",
        "public.alembic_version",
        "public._prisma_migrations",
        "public.knex_migrations",
        "public.knex_migrations_lock"
      })
  void knows_the_tables_of_migration_tools_by_name(String name) {
    Table table = table(name, "whatever");

    assertThat(known(table)).isTrue();
  }

  @Test
  void knows_the_table_of_typeorm_by_its_columns() {
    assertThat(known(table("public.migrations", "id", "timestamp", "name"))).isTrue();
    assertThat(known(table("public.migrations", "id", "bird", "route"))).isFalse();
    assertThat(known(table("public.migrations", "id", "timestamp", "name", "bird"))).isFalse();
    assertThat(known(table("public.events", "id", "timestamp", "name"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"drizzle.__drizzle_migrations_auth", "auth.Migrations"})
  void knows_a_table_of_drizzles_that_is_called_otherwise_by_its_columns(String name) {
    assertThat(known(table(name, "id", "hash", "created_at"))).isTrue();
    assertThat(known(table(name, "id", "hash", "created_at", "name", "applied_at"))).isTrue();
    assertThat(known(table(name, "id", "hash", "created_at", "bird"))).isFalse();
    assertThat(known(table("auth.passwords", "id", "hash", "created_at"))).isFalse();
  }

  @Test
  void keeps_to_the_schema_if_one_is_given() {
    HistoryTable own = new HistoryTable("ops", "history", Set.of());

    assertThat(own.matches(table("ops.history"))).isTrue();
    assertThat(own.matches(table("app.history"))).isFalse();
    assertThat(HistoryTable.named("history").matches(table("app.history"))).isTrue();
  }

  private static boolean known(Table table) {
    return Catalog.of("test", 170_000, List.of(table)).isHistory(table);
  }

  private static Table table(String name, String... columns) {
    TableBuilder table = new TableBuilder(QualifiedName.parse(name));
    for (int i = 0; i < columns.length; i++) {
      table.column(Column.of(columns[i], i + 1, DataType.builtIn("text", "text")));
    }
    return table.build();
  }
}

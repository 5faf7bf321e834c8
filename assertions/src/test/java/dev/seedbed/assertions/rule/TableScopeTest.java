package dev.seedbed.assertions.rule;

import static dev.seedbed.assertions.SomeTables.catalog;
import static dev.seedbed.assertions.SomeTables.good;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.catalog.Catalog;
import dev.seedbed.catalog.Partition;
import dev.seedbed.catalog.QualifiedName;
import dev.seedbed.catalog.Table;
import org.junit.jupiter.api.Test;

class TableScopeTest {
  private static final Catalog CATALOG =
      catalog(
          good("app.users").build(),
          good("app.remote").kind(Table.Kind.FOREIGN).build(),
          good("app.flyway_schema_history").build(),
          good("app.users_1").partition(partition()).build(),
          good("app.users_2").partition(partition()).build(),
          good("public.spatial_ref_sys").extension("postgis").build());

  @Test
  void leaves_out_and_counts_what_the_project_did_not_design() {
    TableScope scope = TableScope.of(CATALOG);
    assertThat(scope.tables()).isEqualTo(CATALOG.userTables());
    assertThat(scope.examined()).hasToString("2 tables");
    assertThat(scope.notCounted())
        .map(Count::toString)
        .containsExactly("1 migration history table", "2 partitions", "1 of an extension");
  }

  @Test
  void mentions_further_kinds_only_where_there_are_any() {
    TableScope scope = TableScope.of(CATALOG).withoutForeignTables();
    assertThat(scope.examined()).hasToString("1 table");
    assertThat(scope.notCounted()).map(Count::toString).endsWith("1 foreign table");
    assertThat(scope.withoutForeignTables()).isEqualTo(scope);
  }

  private static Partition partition() {
    return new Partition(new QualifiedName("app", "users"), "DEFAULT");
  }
}

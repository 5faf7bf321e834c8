package dev.seedbed.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OriginsTest {
  private static final QualifiedName USERS = new QualifiedName("app", "users");
  private static final QualifiedName INDEX = new QualifiedName("app", "users_name_idx");
  private static final Origin CREATED = new Origin("V1__users.sql", 3);
  private static final Origin ALTERED = new Origin("V2__email.sql", 1);

  private final Catalog catalog =
      Catalog.of("test", 170_000, List.of(new TableBuilder(USERS).build()))
          .withOrigins(
              new Origins(
                  Map.of(
                      ObjectAddress.relation(USERS), CREATED,
                      ObjectAddress.column(USERS, "email"), ALTERED,
                      ObjectAddress.relation(INDEX), ALTERED)));

  @Test
  void tells_where_tables_columns_and_indexes_come_from() {
    assertThat(catalog.origin(USERS)).contains(CREATED);
    assertThat(catalog.origin(USERS, "email")).contains(ALTERED);
    assertThat(catalog.origin(INDEX)).contains(ALTERED);
  }

  @Test
  void locates_a_part_without_an_origin_at_its_table() {
    assertThat(catalog.origin(USERS, "name")).contains(CREATED);
    assertThat(catalog.origin(ObjectAddress.policy(USERS, "p"))).contains(CREATED);
  }

  @Test
  void is_empty_for_what_was_not_traced() {
    QualifiedName other = new QualifiedName("app", "other");

    assertThat(catalog.origin(other)).isEmpty();
    assertThat(catalog.origin(other, "email")).isEmpty();
    assertThat(catalog.origin(ObjectAddress.schema("app"))).isEmpty();
  }

  @Test
  void leaves_the_catalog_that_it_is_added_to_alone() {
    Catalog plain = catalog.withOrigins(Origins.NONE);

    assertThat(plain.origin(USERS)).isEmpty();
    assertThat(plain.tables()).isEqualTo(catalog.tables());
    assertThat(catalog.origin(USERS)).contains(CREATED);
  }

  @Test
  void an_origin_reads_as_editors_open_it() {
    assertThat(CREATED).hasToString("V1__users.sql:3");
  }

  @Test
  void an_origin_has_a_file_and_a_line_from_one_on() {
    assertThatThrownBy(() -> new Origin("", 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Origin("a.sql", 0)).isInstanceOf(IllegalArgumentException.class);
  }
}

package dev.seedbed.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ObjectAddressTest {
  private static final QualifiedName USERS = new QualifiedName("app", "Users");

  @Test
  void shows_kind_and_names() {
    assertThat(ObjectAddress.schema("app")).hasToString("schema app");
    assertThat(ObjectAddress.extension("uuid-ossp")).hasToString("extension \"uuid-ossp\"");
    assertThat(ObjectAddress.role("user")).hasToString("role \"user\"");
    assertThat(ObjectAddress.relation(USERS)).hasToString("relation app.\"Users\"");
    assertThat(ObjectAddress.type(USERS)).hasToString("type app.\"Users\"");
    assertThat(ObjectAddress.column(USERS, "id")).hasToString("column app.\"Users\".id");
    assertThat(ObjectAddress.constraint(USERS, "c.1"))
        .hasToString("constraint app.\"Users\".\"c.1\"");
    assertThat(ObjectAddress.trigger(USERS, "t")).hasToString("trigger app.\"Users\".t");
    assertThat(ObjectAddress.policy(USERS, "p")).hasToString("policy app.\"Users\".p");
    assertThat(ObjectAddress.function(USERS, "integer, app.\"T\""))
        .hasToString("function app.\"Users\"(integer, app.\"T\")");
    assertThat(ObjectAddress.file("db/V1__users.sql")).hasToString("file db/V1__users.sql");
    assertThat(ObjectAddress.code("app.Users.find(long)")).hasToString("code app.Users.find(long)");
  }

  @Test
  void leads_from_a_part_to_its_relation() {
    assertThat(ObjectAddress.column(USERS, "id").relation())
        .contains(ObjectAddress.relation(USERS));
    assertThat(ObjectAddress.policy(USERS, "p").relation()).contains(ObjectAddress.relation(USERS));
    assertThat(ObjectAddress.relation(USERS).relation()).isEmpty();
    assertThat(ObjectAddress.function(USERS, "").relation()).isEmpty();
  }

  @Test
  void tells_overloads_and_kinds_apart() {
    assertThat(ObjectAddress.function(USERS, "integer"))
        .isNotEqualTo(ObjectAddress.function(USERS, "text"));
    assertThat(ObjectAddress.trigger(USERS, "x")).isNotEqualTo(ObjectAddress.policy(USERS, "x"));
  }
}

package dev.seedbed.samples.agentpress;

import static dev.seedbed.assertions.behaviour.ExpectedChange.inserted;
import static dev.seedbed.assertions.behaviour.ExpectedChange.updated;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seedbed.assertions.behaviour.DatabaseAssertions;
import dev.seedbed.fixtures.Fixtures;
import dev.seedbed.fixtures.Tenant;
import dev.seedbed.fixtures.Trait;
import dev.seedbed.junit.PostgresTest;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

// tag::readme[]
@PostgresTest
class UserRepositoryTest {
  private static final Trait<Tenant> DEFAULT =
      org -> org.set("is_default", true).set("seats", 2).set("member_count", 1);

  @Test
  void a_user_is_created_as_a_member_of_the_default_organization(
      DatabaseAssertions database, Fixtures fixtures) {
    var users = new UserRepository(database.dataSource());
    UUID org = UUID.fromString(fixtures.tenant().with(DEFAULT).create().id());

    database
        .assertThatChanges(() -> users.create("ada@example.com"))
        .areExactly(
            inserted("public.users", Map.of("email", "ada@example.com", "role", "GUEST")),
            inserted("public.org_members", Map.of("org_id", org)),
            updated("public.orgs", Map.of("id", org), Map.of("member_count", 2)));
  }

  @Test
  void nobody_is_created_whom_the_organization_has_no_seat_for(
      DatabaseAssertions database, Fixtures fixtures) {
    var users = new UserRepository(database.dataSource());
    fixtures.tenant().with(DEFAULT).set("member_count", 2).create();

    database
        .assertThatChanges(
            () ->
                assertThatThrownBy(() -> users.create("ada@example.com"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("orgs_seats_check"))
        .areNone();
  }

  // end::readme[]

  @Test
  void nobody_is_created_while_there_is_no_default_organization(
      DatabaseAssertions database, Fixtures fixtures) {
    var users = new UserRepository(database.dataSource());
    fixtures.tenant().set("is_default", false).create();

    database
        .assertThatChanges(
            () ->
                assertThatThrownBy(() -> users.create("ada@example.com"))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("no organization is the default"))
        .areNone();
  }
  // tag::readme[]
}
// end::readme[]

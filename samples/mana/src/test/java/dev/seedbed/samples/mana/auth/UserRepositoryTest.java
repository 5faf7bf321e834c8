package dev.seedbed.samples.mana.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.seedbed.assertions.behaviour.DatabaseAssertions;
import dev.seedbed.database.isolation.IsolationMode;
import dev.seedbed.fixtures.Factory;
import dev.seedbed.fixtures.Fixtures;
import dev.seedbed.fixtures.Row;
import dev.seedbed.fixtures.Tenant;
import dev.seedbed.junit.PostgresTest;
import dev.seedbed.junit.TestIsolation;
import dev.seedbed.samples.mana.database.DatabaseException;
import dev.seedbed.samples.mana.database.Sql;
import java.time.Instant;
import javax.sql.DataSource;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

@PostgresTest
class UserRepositoryTest {
  private static final String ID = "otUe1YrfENPdHnrF3g1vSBfpkQfambCZ";

  @Test
  void an_id_is_whatever_better_auth_makes(DataSource database) {
    UserRepository users = new UserRepository(database);

    users.register(ID, "ada@example.com", "Ada Lovelace");

    assertThat(users.find("ada@example.com"))
        .hasValueSatisfying(
            user -> {
              assertThat(user.id()).isEqualTo(ID);
              assertThat(user.fullName()).isEqualTo("Ada Lovelace");
            });
    assertThat(users.find("grace@example.com")).isEmpty();
  }

  @Test
  void an_address_belongs_to_one_user(DataSource database) {
    UserRepository users = new UserRepository(database);
    users.register(ID, "ada@example.com", "Ada Lovelace");

    assertThatExceptionOfType(DatabaseException.class)
        .isThrownBy(() -> users.register("another", "ada@example.com", "Ada Byron"))
        .matches(DatabaseException::isDuplicate);
    assertThat(users.rename("another", "Ada King")).isFalse();
  }

  @Test
  void a_new_name_comes_with_the_time_of_the_change(
      DatabaseAssertions database, Fixtures fixtures) {
    UserRepository users = new UserRepository(database.dataSource());
    Instant before = Instant.parse("2026-01-01T00:00:00Z");
    Row user = fixtures.entity("user").set("updated_at", before).create();

    database
        .assertThatChanges(
            () -> assertThat(users.rename(String.valueOf(user.get("id")), "Ada King")).isTrue())
        .areInTables("auth.users");
    assertThat(
            new Sql("SELECT updated_at FROM auth.users WHERE full_name = 'Ada King'")
                .all(database.dataSource(), row -> Sql.instant(row, "updated_at")))
        .singleElement(InstanceOfAssertFactories.INSTANT)
        .isAfter(before);
  }

  @Test
  @TestIsolation(IsolationMode.CLONE)
  void an_organization_has_its_own_members(DataSource database, Fixtures fixtures) {
    Tenant ours = fixtures.tenant().create();
    Tenant theirs = fixtures.tenant().create();
    Factory<Row> member = fixtures.table("auth.members");
    Row second = member.in(ours).set("created_at", "2026-01-02T00:00:00Z").create();
    Row first = member.in(ours).set("created_at", "2026-01-01T00:00:00Z").create();
    member.in(theirs).set("created_at", "2026-01-01T00:00:00Z").create();

    assertThat(new UserRepository(database).members(ours.id()))
        .extracting(User::id)
        .containsExactly(
            String.valueOf(first.get("user_id")), String.valueOf(second.get("user_id")));
  }
}

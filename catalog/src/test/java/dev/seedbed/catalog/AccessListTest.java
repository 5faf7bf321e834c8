package dev.seedbed.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;

class AccessListTest {
  @Test
  void reads_one_grant_a_letter() {
    assertThat(AccessList.parse(List.of("app=ar/postgres")))
        .containsExactly(
            new Grant("app", Privilege.SELECT, false, "postgres"),
            new Grant("app", Privilege.INSERT, false, "postgres"));
  }

  @Test
  void knows_every_letter() {
    assertThat(AccessList.parse(List.of("a=rawdDxtmCcTXUsA/b")))
        .extracting(Grant::privilege)
        .containsExactly(Privilege.values());
  }

  @Test
  void takes_a_star_for_the_option_to_grant_on() {
    assertThat(AccessList.parse(List.of("app=r*w/postgres")))
        .containsExactly(
            new Grant("app", Privilege.SELECT, true, "postgres"),
            new Grant("app", Privilege.UPDATE, false, "postgres"));
  }

  @Test
  void takes_an_empty_grantee_for_everybody() {
    List<Grant> grants = AccessList.parse(List.of("=X/postgres"));

    assertThat(grants).containsExactly(new Grant(null, Privilege.EXECUTE, false, "postgres"));
    assertThat(grants.get(0).toPublic()).isTrue();
  }

  @Test
  void reads_names_in_quotes() {
    assertThat(AccessList.parse(List.of("\"a=b/\"\"c\"=r/\"X Y\"")))
        .containsExactly(new Grant("a=b/\"c", Privilege.SELECT, false, "X Y"));
  }

  @Test
  void puts_everybody_first_whatever_the_order_of_granting() {
    assertThat(AccessList.parse(List.of("b=r/o", "a=wr/o", "=r/o")))
        .extracting(Grant::grantee, Grant::privilege)
        .containsExactly(
            tuple(null, Privilege.SELECT),
            tuple("a", Privilege.SELECT),
            tuple("a", Privilege.UPDATE),
            tuple("b", Privilege.SELECT));
  }

  @Test
  void refuses_a_letter_that_it_does_not_know() {
    assertThatThrownBy(() -> AccessList.parse(List.of("a=?/b")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Unknown privilege '?' in the access list item a=?/b");
  }
}

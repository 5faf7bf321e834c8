package dev.seedbed.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestNamesTest {
  private static final List<String> NAMES = List.of("Teams", "roles", "user_roles", "users");

  @Test
  void names_that_contain_what_was_written_come_first() {
    assertThat(NearestNames.to("role", NAMES)).startsWith("roles", "user_roles");
  }

  @Test
  void then_those_spelled_most_alike_whatever_their_case() {
    assertThat(NearestNames.to("TEMS", NAMES)).startsWith("Teams");
    assertThat(NearestNames.to("usres", NAMES)).startsWith("users");
  }

  @Test
  void no_more_than_there_are() {
    assertThat(NearestNames.to("x", List.of("only"))).containsExactly("only");
    assertThat(NearestNames.to("x", List.of())).isEmpty();
  }
}

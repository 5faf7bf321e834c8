package dev.seedbed.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifierTest {
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '|',
      value = {
        "users, \"users\"",
        "Users, \"Users\"",
        "a b, \"a b\"",
        "a.b, \"a.b\"",
        "a\"b, \"a\"\"b\"",
        "\"\", \"\"\"\"\"\"",
        "ü, \"ü\""
      })
  void quotes_every_name_and_doubles_quotes_inside(String name, String quoted) {
    assertThat(Identifier.quote(name)).isEqualTo(quoted);
  }

  @ParameterizedTest
  @ValueSource(strings = {"users", "_a", "a1_b2", "name", "value", "type", "action"})
  void displays_plain_names_and_unreserved_words_as_they_are(String name) {
    assertThat(Identifier.display(name)).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Users",
        "1a",
        "a-b",
        "a.b",
        "a$b",
        "ü",
        "user",
        "order",
        "int",
        "left",
        "system_user"
      })
  void displays_what_the_parser_would_misread_in_quotes(String name) {
    assertThat(Identifier.display(name)).isEqualTo('"' + name + '"');
  }

  @Test
  void refuses_the_empty_name() {
    assertThatThrownBy(() -> Identifier.quote(""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            """
            An empty string is no identifier
              expected: a name of at least one character
              To fix: pass the name as it stands in the catalog, without quotes""");
    assertThatThrownBy(() -> Identifier.display("")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refuses_a_name_with_a_nul() {
    assertThatThrownBy(() -> Identifier.quote("ab\0c"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            """
            Not an identifier: the name that begins with "ab"
              expected: a name without NUL characters
              actual: a NUL at index 2
              why: PostgreSQL ends text at a NUL, so the rest of the name would be lost
              To fix: look where the name comes from; it was probably read as binary data""");
  }

  @Test
  void orders_by_code_point_where_java_orders_by_surrogate() {
    String rare = "\uD83D\uDE00";
    String late = "\uFF01";

    assertThat(rare.compareTo(late)).isNegative();
    assertThat(List.of(rare, late, "b", "a", "B").stream().sorted(Identifier.ORDER))
        .containsExactly("B", "a", "b", late, rare);
  }

  @Test
  void splits_a_dotted_name_outside_of_quotes() {
    assertThat(Identifier.split("app.users")).containsExactly("app", "users");
    assertThat(Identifier.split("Users")).containsExactly("Users");
    assertThat(Identifier.split("\"a.b\".\"c\"\"d\"")).containsExactly("a.b", "c\"d");
    assertThat(Identifier.split("my table.x")).containsExactly("my table", "x");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "a.", ".a", "a..b", "\"a", "\"\"", "a\"b", "\"a\"b"})
  void splits_nothing_that_is_no_name(String text) {
    assertThat(Identifier.split(text)).isEmpty();
  }
}

package dev.seedbed.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QualifiedNameTest {
  @Test
  void becomes_sql_with_both_parts_quoted() {
    assertThat(new QualifiedName("app", "a\"b").toSql()).isEqualTo("\"app\".\"a\"\"b\"");
    assertThat(new ColumnName(new QualifiedName("app", "users"), "id").toSql())
        .isEqualTo("\"app\".\"users\".\"id\"");
  }

  @Test
  void shows_quotes_only_where_they_are_needed() {
    assertThat(new QualifiedName("app", "users")).hasToString("app.users");
    assertThat(new QualifiedName("App", "order")).hasToString("\"App\".\"order\"");
    assertThat(new ColumnName(new QualifiedName("app", "users"), "Id"))
        .hasToString("app.users.\"Id\"");
  }

  @Test
  void is_ordered_by_schema_then_name() {
    assertThat(Stream.of("b.a", "a.b", "a.a").map(QualifiedName::parse).sorted())
        .map(QualifiedName::toString)
        .containsExactly("a.a", "a.b", "b.a");
  }

  @Test
  void columns_are_ordered_by_table_then_name() {
    QualifiedName first = QualifiedName.parse("a.a");
    QualifiedName second = QualifiedName.parse("a.b");

    assertThat(
            Stream.of(
                    new ColumnName(second, "a"),
                    new ColumnName(first, "b"),
                    new ColumnName(first, "a"))
                .sorted())
        .map(ColumnName::toString)
        .containsExactly("a.a.a", "a.a.b", "a.b.a");
  }

  @Test
  void parses_what_it_shows() {
    QualifiedName odd = new QualifiedName("My.Schema", "a \"b\"");

    assertThat(QualifiedName.parse(odd.toString())).isEqualTo(odd);
    assertThat(QualifiedName.parse(odd.toSql())).isEqualTo(odd);
  }

  @Test
  void does_not_fold_bare_parts_to_lower_case() {
    assertThat(QualifiedName.parse("app.Users")).isEqualTo(new QualifiedName("app", "Users"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"users", "a.b.c", ""})
  void refuses_what_is_not_two_parts(String text) {
    assertThatThrownBy(() -> QualifiedName.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            """
            Not a qualified name: "%s"
              expected: schema.name
              why: a name alone may stand in several schemas
              To fix: write schema.name, with double quotes around a part that holds a dot or a quote"""
                .formatted(text));
  }

  @Test
  void refuses_an_empty_part() {
    assertThatThrownBy(() -> new QualifiedName("", "a"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new QualifiedName("a", ""))
        .isInstanceOf(IllegalArgumentException.class);
  }
}

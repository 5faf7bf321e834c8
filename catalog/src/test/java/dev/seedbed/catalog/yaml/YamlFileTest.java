package dev.seedbed.catalog.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.seedbed.catalog.SeedbedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlFileTest {
  private static final Map<String, String> ENVIRONMENT =
      Map.of("NAME", "app", "EMPTY", "", "ROWS", "30", "ON", "true", "SECRET", "s3cret");

  @TempDir private Path folder;

  @Test
  void knows_the_line_of_each_key_and_element() throws IOException {
    YamlNode root = read("a: 1\n\nb:\n  - x\n  - c: [y,\n        z]\n");
    YamlNode list = root.find("b").orElseThrow();

    assertThat(root.place()).isEqualTo(file() + ", line 1");
    assertThat(list.line()).isEqualTo(3);
    assertThat(list.elements("a list")).map(YamlNode::line).containsExactly(4, 5);
    assertThat(list.elements("a list").get(1).find("c").orElseThrow().elements("a list"))
        .map(YamlNode::line)
        .containsExactly(5, 6);
  }

  @ParameterizedTest
  @CsvSource({
    "${NAME}, app",
    "x${NAME}y${ROWS}, xappy30",
    "${NONE:-other}, other",
    "${EMPTY:-other}, other",
    "${NAME:-other}, app",
    "a${EMPTY}b, ab",
    "$${NAME}, ${NAME}",
    "$NAME, $NAME",
    "a$$b, a$$b"
  })
  void puts_variables_into_texts(String written, String text) throws IOException {
    assertThat(read("key: '" + written + "'").find("key").orElseThrow().text("text"))
        .isEqualTo(text);
  }

  @Test
  void takes_what_a_variable_spells_for_a_number_or_a_truth_where_one_belongs() throws IOException {
    YamlNode root = read("rows: ${ROWS}\non: ${ON}\nquoted: '30'\n");

    assertThat(root.find("rows").orElseThrow().whole("rows")).isEqualTo(30);
    assertThat(root.find("rows").orElseThrow().text("rows")).isEqualTo("30");
    assertThat(root.find("on").orElseThrow().flag("a flag")).isTrue();
    YamlNode quoted = root.find("quoted").orElseThrow();
    assertThatExceptionOfType(SeedbedException.class).isThrownBy(() -> quoted.whole("rows"));
  }

  @Test
  void leaves_keys_and_parsed_texts_alone() throws IOException {
    assertThat(read("${NAME}: 1").find("${NAME}")).isPresent();
    assertThat(YamlFile.parse("text", "key: ${NONE}").find("key").orElseThrow().text("text"))
        .isEqualTo("${NONE}");
  }

  @Test
  void refuses_a_variable_that_is_not_set() {
    refuses(
        "a: 1\nb: x${NONE}\n",
        """
        Environment variable NONE is not set: FILE, line 2
          expected: a value for ${NONE}, which stands there
          actual: no NONE in the environment
          To fix: set it: export NONE=…
              or: give it a default there: ${NONE:-…}\
        """);
  }

  @ParameterizedTest
  @ValueSource(strings = {"${}", "${a-b}", "${NAME", "${1}", "${NAME:x}", "${NAME} ${"})
  void refuses_what_is_no_name_of_a_variable(String text) {
    refuses(
        "a: '" + text + "'",
        """
        Not an environment variable in FILE, line 1
          expected: ${NAME} or ${NAME:-default}, the name of letters, digits and _
          actual: "${" followed by something else
          To fix: correct the reference
              or: write $${ where ${ itself is meant\
        """);
  }

  @Test
  void shows_what_stands_in_the_file_and_not_what_came_from_the_environment() throws IOException {
    YamlNode node = read("a: [1, '${SECRET}']").find("a").orElseThrow();

    assertThat(node.wrong("a text"))
        .hasMessage(
            """
            Wrong value of "a" in %s, line 1
              expected: a text
              actual: the list [1,"${SECRET}"]
              To fix: write a text\
            """
                .formatted(file()));
  }

  @ParameterizedTest
  @CsvSource({"${SECRET}, ''", "a${NONE:-b}c, abc", "plain, plain"})
  void tells_what_of_a_text_stands_in_the_file(String written, String literal) throws IOException {
    assertThat(read("a: '" + written + "'").find("a").orElseThrow().literal()).isEqualTo(literal);
  }

  @Test
  void refuses_a_key_that_stands_twice() {
    refuses(
        "a:\n  b: 1\n  c: 2\n  b: 3\n",
        """
        Key stands there twice: b in FILE, line 4
          expected: each key once
          actual: the second value for it, after that in line 2
          To fix: remove one of the two\
        """);
  }

  @Test
  void refuses_aliases_and_second_documents() {
    refuses(
        "a: &x 1\nb: *x\n",
        """
        Not YAML: FILE, line 2
          expected: lines of the form "key: value"
          actual: an alias of something else, which is not followed
          To fix: correct that line\
        """);
    refuses(
        "a: 1\n---\nb: 1\n",
        """
        Not YAML: FILE, line 3
          expected: lines of the form "key: value"
          actual: a second document
          To fix: correct that line\
        """);
  }

  @Test
  void reads_windows_line_ends_and_an_empty_file() throws IOException {
    assertThat(read("a: 1\r\nb: x\r\n").find("b").orElseThrow().place())
        .isEqualTo(file() + ", line 2");
    assertThat(read("# nothing\n").isNothing()).isTrue();
  }

  private void refuses(String text, String message) {
    assertThatExceptionOfType(SeedbedException.class)
        .isThrownBy(() -> read(text))
        .withMessage(message.replace("FILE", file().toString()));
  }

  private YamlNode read(String text) throws IOException {
    return YamlFile.read(Files.writeString(file(), text), ENVIRONMENT::get);
  }

  private Path file() {
    return folder.resolve("some.yaml");
  }
}

package dev.seedbed.archrules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import dev.seedbed.archrules.invoicing.PaymentService;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagesTest {
  private static final Path DOCS = Path.of("../docs");

  @Test
  void each_rule_has_a_page_and_each_page_a_rule() throws IOException {
    List<String> rules = new ArrayList<>();
    try (Stream<Path> pages = Files.list(DOCS.resolve("rules"))) {
      for (Path page :
          pages.filter(page -> page.getFileName().toString().startsWith("ARCH")).toList()) {
        rules.add(Files.readString(page).lines().findFirst().orElse(""));
      }
    }
    assertThat(rules)
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(JdbcRules.class, TestRules.class)
                .flatMap(topic -> Stream.of(topic.getFields()))
                .filter(field -> Modifier.isStatic(field.getModifiers()))
                .map(PagesTest::rule)
                .map(rule -> "# " + rule.getDescription().replaceFirst(":.*", ""))
                .toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"arch-rules.md", "rules/ARCH001.md", "rules/ARCH002.md"})
  void each_block_of_code_is_compiled(String page) throws IOException {
    StringBuilder sources = new StringBuilder();
    try (Stream<Path> files = Files.walk(Path.of("src/test/java/dev/seedbed/archrules"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        sources.append(Files.readString(file));
      }
    }
    List<String> blocks =
        Pattern.compile("(?s)\n```java\n(.*?)```\n")
            .matcher(Files.readString(DOCS.resolve(page)))
            .results()
            .map(match -> withoutIndents(match.group(1)))
            .toList();
    assertThat(blocks).isNotEmpty();
    assertThat(withoutIndents(sources.toString())).contains(blocks);
  }

  @Test
  void shows_a_failure_as_it_is() throws IOException {
    JavaClasses service = new ClassFileImporter().importClasses(PaymentService.class);
    String failure =
        JdbcRules.ONLY_REPOSITORIES_USE_JDBC.evaluate(service).getFailureReport().toString();
    assertThat(Files.readString(DOCS.resolve("arch-rules.md")))
        .contains(
            "```text\n"
                + failure.replace(PaymentService.class.getPackageName(), "com.example.billing")
                + "\n```\n");
  }

  @Test
  void the_example_fails_where_there_is_no_such_code() {
    BillingArchitecture example = new BillingArchitecture();
    assertThatThrownBy(example::only_repositories_use_jdbc)
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith("Rule 'ARCH001 ")
        .hasMessageContaining("failed to check any classes");
    assertThatThrownBy(example::no_test_opens_its_own_connection)
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith("Rule 'ARCH002 ")
        .hasMessageContaining("failed to check any classes");
  }

  private static ArchRule rule(Field field) {
    try {
      return (ArchRule) field.get(null);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String withoutIndents(String text) {
    return text.replaceAll("(?m)^ +", "");
  }
}

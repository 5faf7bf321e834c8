package dev.seedbed.archrules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.seedbed.archrules.internal.rule.CodeRule;
import dev.seedbed.archrules.invoicing.PaymentService;
import dev.seedbed.assertions.rule.RuleInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PagesTest {
  private static final Path DOCS = Path.of("../docs");

  static Stream<Path> pages() throws IOException {
    try (Stream<Path> rules = Files.list(DOCS.resolve("rules"))) {
      List<Path> ours =
          rules.filter(page -> page.getFileName().toString().startsWith("ARCH")).sorted().toList();
      return Stream.concat(Stream.of(DOCS.resolve("arch-rules.md")), ours.stream());
    }
  }

  @Test
  void each_rule_has_a_page_and_each_page_a_rule() throws IOException {
    List<String> headings = new ArrayList<>();
    for (Path page : pages().skip(1).toList()) {
      headings.add(
          page.getFileName() + " " + Files.readString(page).lines().findFirst().orElse(""));
    }
    assertThat(headings)
        .containsExactlyInAnyOrderElementsOf(
            rules().map(info -> info.id() + ".md # " + info).toList());
  }

  @Test
  void each_page_begins_with_what_the_rule_demands_and_how_bad_it_is() throws IOException {
    for (RuleInfo info : rules().filter(info -> info.id().compareTo("ARCH002") > 0).toList()) {
      String title =
          info.title().substring(0, 1).toUpperCase(Locale.ROOT) + info.title().substring(1);
      assertThat(Files.readString(DOCS.resolve("rules/" + info.id() + ".md")))
          .startsWith(
              "# %s\n\n%s. Severity: %s%s.\n\n## Why\n"
                  .formatted(
                      info, title, info.severity(), info.optIn() ? ", for those who ask" : ""))
          .containsSubsequence("\n## What counts\n", "\n## Fix\n", "\n## Accept\n");
    }
  }

  @Test
  void the_page_on_all_lists_each_rule_with_its_page_and_constant() throws IOException {
    String page = Files.readString(DOCS.resolve("arch-rules.md"));
    for (RuleInfo info : rules().toList()) {
      assertThat(page).contains("| [%1$s](rules/%1$s.md) `".formatted(info.id()));
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void each_block_of_code_is_compiled(Path page) throws IOException {
    StringBuilder sources = new StringBuilder();
    try (Stream<Path> files = Files.walk(Path.of("src/test/java/dev/seedbed/archrules"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        sources.append(Files.readString(file));
      }
    }
    List<String> blocks =
        Pattern.compile("(?s)\n```java\n(.*?)```\n")
            .matcher(Files.readString(page))
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
        .hasMessageStartingWith("[ARCH001 jdbc-in-repositories] examined nothing");
    assertThatThrownBy(example::no_test_opens_its_own_connection)
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith("[ARCH002 no-own-connections] examined nothing");
    assertThatThrownBy(example::code_follows_all_rules)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("Pack recommended examined nothing");
  }

  private static Stream<RuleInfo> rules() {
    return Stream.concat(Constants.all(), Constants.ofCatalog()).map(CodeRule::info);
  }

  private static String withoutIndents(String text) {
    return text.replaceAll("(?m)^ +", "");
  }
}

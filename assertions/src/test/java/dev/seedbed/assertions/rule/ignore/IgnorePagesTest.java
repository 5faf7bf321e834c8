package dev.seedbed.assertions.rule.ignore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.assertions.rule.RuleInfo;
import dev.seedbed.assertions.rule.RuleResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class IgnorePagesTest {
  private static final Path PAGES = Path.of("../docs/rules");

  static List<RuleInfo> rules() {
    return IgnoreRules.all();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void the_page_shows_what_is_wrong_and_what_is_right(RuleInfo rule) throws IOException {
    String page = Files.readString(PAGES.resolve(rule.id() + ".md"));
    assertThat(page)
        .startsWith("# " + rule + "\n\n" + rule.title() + ". Severity: " + rule.severity() + ".\n");
    assertThat(faults(example(page, "Bad"))).containsExactly(rule.id());
    // Nothing is found here that the good example could let pass.
    assertThat(faults(example(page, "Good"))).isSubsetOf("IGN002");
  }

  @Test
  void no_page_is_left_over() throws IOException {
    try (Stream<Path> pages = Files.list(PAGES)) {
      assertThat(pages.map(page -> page.getFileName().toString()))
          .filteredOn(page -> page.startsWith("IGN"))
          .containsExactlyInAnyOrderElementsOf(
              IgnoreRules.all().stream().map(rule -> rule.id() + ".md").toList());
    }
  }

  private static List<String> faults(String sql) {
    IgnoreFindings findings = new IgnoreFindings();
    new Ignores(IgnoreComments.of("V1.sql", sql), LocalDate.of(2026, 11, 21))
        .report(findings, Set.of("MIG001"), Set.of("MIG001", "create-index"));
    return findings.results().stream().map(RuleResult::rule).map(RuleInfo::id).toList();
  }

  private static String example(String page, String word) {
    Matcher example = Pattern.compile("(?s)\n" + word + ":\n\n```sql\n(.*?)```\n").matcher(page);
    assertThat(example.find()).isTrue();
    return example.group(1);
  }
}

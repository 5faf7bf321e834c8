package dev.seedbed.assertions.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.assertions.rule.ignore.IgnoreRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RulesIndexTest {

  private static final Path PAGE = Path.of("../docs/rules.md");
  private static final String HEADING = "\n## All rules\n\n";

  /** When a rule is added, {@code -Dseedbed.write-index=true} writes the table anew. */
  @Test
  void the_page_on_rules_lists_all_of_them() throws IOException {
    String table =
        Stream.concat(Rules.all().stream().map(Rule::info), IgnoreRules.all().stream())
            .sorted(Comparator.comparing(RuleInfo::id))
            .map(RulesIndexTest::row)
            .collect(
                Collectors.joining(
                    "\n", "| rule | demands | severity | |\n|---|---|---|---|\n", "\n"));
    String page = Files.readString(PAGE);
    if (Boolean.getBoolean("seedbed.write-index")) {
      page = page.substring(0, page.indexOf(HEADING)) + HEADING + table;
      Files.writeString(PAGE, page);
    }
    assertThat(page).endsWith(HEADING + table);
  }

  private static String row(RuleInfo rule) {
    return "| [%s](rules/%s.md) %s | %s | %s | %s |"
        .formatted(
            rule.id(),
            rule.id(),
            rule.slug(),
            rule.title(),
            rule.severity(),
            rule.optIn() ? "opt-in" : "");
  }
}

package dev.seedbed.assertions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.assertions.rule.Finding;
import dev.seedbed.assertions.rule.Rule;
import dev.seedbed.assertions.rule.RuleResult;
import dev.seedbed.assertions.rule.Rules;
import dev.seedbed.assertions.rule.Subject;
import dev.seedbed.assertions.rule.pack.PackedRule;
import dev.seedbed.assertions.rule.pack.RulePack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the pages of the rules call bad and good is what the rules find and what they do not. */
class RulePagesIT {

  static List<Rule> rules() throws IOException {
    return rules(false);
  }

  static List<Rule> migrationRules() throws IOException {
    return rules(true);
  }

  /** With the parameters that a page gives for its examples, if it does. */
  private static List<Rule> rules(boolean onMigrations) throws IOException {
    List<Rule> rules = new ArrayList<>();
    for (Rule rule : Rules.all()) {
      if (rule.info().id().startsWith("MIG") != onMigrations) {
        continue;
      }
      Matcher pack = Pattern.compile("(?s)\nWith:\n\n```yaml\n(.*?)```\n").matcher(page(rule));
      rules.add(pack.find() ? packed(rule, pack.group(1)) : rule);
    }
    return rules;
  }

  private static Rule packed(Rule rule, String pack) throws IOException {
    Path file = Files.createTempFile("pack", ".yaml");
    try {
      Files.writeString(file, pack);
      return RulePack.read(file).rules().stream()
          .map(PackedRule::rule)
          .filter(each -> each.info().equals(rule.info()))
          .findFirst()
          .orElseThrow();
    } finally {
      Files.delete(file);
    }
  }

  @ParameterizedTest
  @MethodSource("rules")
  void the_rule_finds_what_its_page_calls_bad(Rule rule) throws IOException, SQLException {
    try (LiveSchema schema = LiveSchema.of(example(rule, "Bad"))) {
      assertThat(schema.findings(rule)).map(Finding::rule).isNotEmpty().containsOnly(rule.info());
      schema.mend(rule, schema.findings(rule).get(0).objectName());
    }
  }

  @ParameterizedTest
  @MethodSource("rules")
  void no_rule_finds_what_the_page_calls_good(Rule rule) throws IOException, SQLException {
    try (LiveSchema schema = LiveSchema.of(example(rule, "Good"))) {
      Subject subject = schema.subject();
      for (Rule each : Rules.recommended()) {
        assertThat(each.check(subject).findings()).map(Finding::fingerprint).isEmpty();
      }
      RuleResult result = rule.check(subject);
      assertThat(result.findings()).map(Finding::fingerprint).isEmpty();
      assertThat(result.examinedNothing()).isFalse();
    }
  }

  @ParameterizedTest
  @MethodSource("migrationRules")
  void the_rule_finds_which_migrations_its_page_calls_bad(Rule rule)
      throws IOException, SQLException {
    Migrated migrated = Migrated.of(example(rule, "Bad"));
    assertThat(migrated.findings(rule)).map(Finding::rule).isNotEmpty().containsOnly(rule.info());
    migrated.mend(rule);
  }

  @ParameterizedTest
  @MethodSource("migrationRules")
  void no_rule_finds_which_migrations_the_page_calls_good(Rule rule)
      throws IOException, SQLException {
    Migrated migrated = Migrated.of(example(rule, "Good"));
    for (Rule each : migrationRules()) {
      if (!each.info().optIn() || each.equals(rule)) {
        assertThat(migrated.findings(each)).map(Finding::fingerprint).isEmpty();
      }
    }
    assertThat(rule.check(migrated.subject()).examinedNothing()).isFalse();
  }

  private static String example(Rule rule, String word) throws IOException {
    Pattern block = Pattern.compile("(?s)\n" + word + ":\n\n```sql\n(.*?)```\n");
    Matcher example = block.matcher(page(rule));
    assertThat(example.find()).as("%s has an example called %s", rule.info(), word).isTrue();
    return example.group(1);
  }

  private static String page(Rule rule) throws IOException {
    return Files.readString(Path.of("../docs/rules", rule.info().id() + ".md"));
  }
}

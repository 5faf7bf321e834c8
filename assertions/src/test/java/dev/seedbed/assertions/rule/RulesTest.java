package dev.seedbed.assertions.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.seedbed.catalog.Catalog;
import dev.seedbed.catalog.SeedbedException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RulesTest {
  private static final Path PAGES = Path.of("../docs/rules");

  @Test
  void has_every_rule_in_the_order_of_their_ids() throws Exception {
    assertThat(Rules.all())
        .as("META-INF/services/%s names every class that is a Rule", Rule.class.getName())
        .map(rule -> rule.getClass().getName())
        .containsExactlyInAnyOrderElementsOf(compiledRules());
    assertThat(Rules.all()).map(rule -> rule.info().id()).isSorted();
  }

  private static List<String> compiledRules() throws Exception {
    Path classes = Path.of("target/classes");
    List<String> rules = new ArrayList<>();
    try (Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".class")).toList()) {
        String path = classes.relativize(file).toString().replace(File.separatorChar, '.');
        Class<?> type = Class.forName(path.substring(0, path.length() - ".class".length()));
        // Rules in SQL are no class each, and stand in users' packs.
        boolean one = Rule.class.isAssignableFrom(type) && !type.isInterface();
        if (one && !type.getSimpleName().equals("SqlRule")) {
          rules.add(type.getName());
        }
      }
    }
    return rules;
  }

  static List<Rule> rules() {
    return Rules.all();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void has_a_page_that_names_it(Rule rule) throws IOException {
    RuleInfo info = rule.info();
    assertThat(PAGES.resolve(info.id() + ".md")).exists();
    assertThat(Files.readString(PAGES.resolve(info.id() + ".md")))
        .startsWith("# " + info + "\n\n" + info.title() + ".")
        .contains("`new " + rule.getClass().getSimpleName() + "(");
  }

  @ParameterizedTest
  @MethodSource("rules")
  void has_a_test_of_its_own_beside_its_page(Rule rule) {
    String name = "src/test/java/" + rule.getClass().getName().replace('.', '/');
    assertThat(List.of(Path.of(name + "Test.java"), Path.of(name + "IT.java")))
        .anyMatch(Files::exists);
  }

  @Test
  void has_no_page_without_a_rule() throws IOException {
    try (Stream<Path> pages = Files.list(PAGES)) {
      // Rules on Java code and on ignores have their pages there too.
      assertThat(pages.map(page -> page.getFileName().toString()))
          .filteredOn(page -> !page.startsWith("ARCH") && !page.startsWith("IGN"))
          .containsExactlyInAnyOrderElementsOf(
              Rules.all().stream().map(rule -> rule.info().id() + ".md").toList());
    }
  }

  @Test
  void refuses_two_rules_of_one_name() {
    assertThatExceptionOfType(SeedbedException.class)
        .isThrownBy(
            () -> Rules.sorted(List.of(new First("NS001", "one"), new Second("NS001", "two"))))
        .withMessage(
            """
            Two rules are called NS001
              expected: ids and slugs that no two rules share
              actual: dev.seedbed.assertions.rule.RulesTest$First and \
            dev.seedbed.assertions.rule.RulesTest$Second
              why: a finding could not be told from the other rule's
              To fix: give the rule that is yours another id and slug""");
    assertThatExceptionOfType(SeedbedException.class)
        .isThrownBy(
            () -> Rules.sorted(List.of(new First("NS001", "one"), new Second("NS002", "one"))))
        .withMessageStartingWith("Two rules are called one\n");
  }

  private record First(String id, String slug) implements SchemaRule {
    @Override
    public RuleInfo info() {
      return new RuleInfo(id, slug, Severity.INFO, "A rule");
    }

    @Override
    public RuleResult check(Catalog catalog) {
      return TableScope.of(catalog).result(info(), List.of());
    }
  }

  private record Second(String id, String slug) implements SchemaRule {
    @Override
    public RuleInfo info() {
      return new RuleInfo(id, slug, Severity.INFO, "A rule");
    }

    @Override
    public RuleResult check(Catalog catalog) {
      return TableScope.of(catalog).result(info(), List.of());
    }
  }
}

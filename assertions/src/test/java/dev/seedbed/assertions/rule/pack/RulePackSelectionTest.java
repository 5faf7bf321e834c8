package dev.seedbed.assertions.rule.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class RulePackSelectionTest {
  private final RulePack recommended = RulePack.named("recommended");

  @Test
  void every_rule_judges_either_schemas_or_migrations() {
    List<String> ofMigrations = ids(recommended.onMigrations());
    assertThat(ofMigrations).isNotEmpty().allMatch(id -> id.startsWith("MIG"));
    assertThat(ids(recommended.onSchemas()))
        .isNotEmpty()
        .noneMatch(id -> id.startsWith("MIG"))
        .hasSize(recommended.rules().size() - ofMigrations.size());
  }

  @Test
  void takes_rules_by_id_or_slug_also_those_that_it_leaves_out() {
    assertThat(ids(recommended)).doesNotContain("NAM002");
    assertThat(ids(recommended.only(List.of("plural-tables", "TYP001", "typ001"))))
        .containsExactly("NAM002", "TYP001");
  }

  @Test
  void names_the_rules_most_like_one_that_is_not_there() {
    assertThatThrownBy(() -> recommended.only(List.of("text-user-id")))
        .hasMessageStartingWith(
            """
            No rule text-user-id
              expected: the id or slug of a rule
              actual: text-user-id
              To fix: write text-user-ids
            """);
  }

  private static List<String> ids(RulePack pack) {
    return pack.rules().stream().map(rule -> rule.info().id()).toList();
  }
}

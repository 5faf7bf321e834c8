package dev.seedbed.assertions.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RuleInfoTest {

  @Test
  void is_shown_by_id_and_slug() {
    assertThat(new RuleInfo("TYP001", "text-user-ids", Severity.ERROR, "Ids are text"))
        .hasToString("TYP001 text-user-ids");
  }

  @ParameterizedTest
  @ValueSource(strings = {"typ001", "TYP01", "T001", "TYPES0001", "TYP001 ", ""})
  void refuses_an_id_that_could_not_be_told_from_text(String id) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RuleInfo(id, "text-user-ids", Severity.ERROR, "Ids are text"))
        .withMessage("A rule's id is capital letters and three digits, such as TYP001: " + id);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Text-ids", "text_ids", "-text", "text-", "text--ids", "1st", ""})
  void refuses_a_slug_that_is_no_lower_case_words(String slug) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RuleInfo("TYP001", slug, Severity.ERROR, "Ids are text"))
        .withMessage("A rule's slug is lower-case words with hyphens between them: " + slug);
  }

  @Test
  void refuses_a_rule_that_demands_nothing() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RuleInfo("TYP001", "text-user-ids", Severity.ERROR, " "))
        .withMessage("A rule has a title: TYP001");
  }
}

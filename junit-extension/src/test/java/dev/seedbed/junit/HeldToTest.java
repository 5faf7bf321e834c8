package dev.seedbed.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.assertions.rule.Severity;
import dev.seedbed.assertions.rule.pack.RulePack;
import dev.seedbed.assertions.rule.pack.RuleSettings;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Annotation before file before default. */
class HeldToTest {
  private static final RuleSettings FILE =
      new RuleSettings(RulePack.named("mana"), Path.of("accepted.yaml"), Severity.ERROR, true);

  @SchemaRules
  private static final class SaysNothing {}

  @SchemaRules(pack = "manifest", baseline = "own.yaml", failOn = Severity.INFO)
  private static final class SaysAll {}

  @SchemaRules(strict = true)
  private static final class IsStrict {}

  @Test
  void what_the_annotation_leaves_out_the_file_says() {
    assertThat(HeldTo.of(of(SaysNothing.class), FILE))
        .isEqualTo(
            new HeldTo(RulePack.named("mana"), Path.of("accepted.yaml"), Severity.ERROR, true));
  }

  @Test
  void what_the_annotation_says_holds() {
    assertThat(HeldTo.of(of(SaysAll.class), FILE))
        .isEqualTo(
            new HeldTo(RulePack.named("manifest"), Path.of("own.yaml"), Severity.INFO, true));
    assertThat(HeldTo.of(of(IsStrict.class), RuleSettings.NONE).strict()).isTrue();
  }

  @Test
  void without_either_it_is_what_everybody_is_held_to() {
    assertThat(HeldTo.of(of(SaysNothing.class), RuleSettings.NONE))
        .isEqualTo(new HeldTo(RulePack.named("recommended"), null, Severity.WARNING, false));
  }

  private static SchemaRules of(Class<?> type) {
    return type.getAnnotation(SchemaRules.class);
  }
}

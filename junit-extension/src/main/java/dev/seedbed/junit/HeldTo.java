package dev.seedbed.junit;

import dev.seedbed.assertions.rule.Severity;
import dev.seedbed.assertions.rule.baseline.Baseline;
import dev.seedbed.assertions.rule.pack.RulePack;
import dev.seedbed.assertions.rule.pack.RuleSettings;
import dev.seedbed.assertions.rule.run.RuleRun;
import dev.seedbed.database.settings.Settings;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What a class holds the schema to: what its annotation says, else {@code seedbed.yaml}.
 *
 * @param baseline null if no findings are accepted
 */
record HeldTo(RulePack pack, @Nullable Path baseline, Severity failOn, boolean strict) {
  private static final String DEFAULT_PACK = "recommended";

  static HeldTo of(SchemaRules annotation) {
    return of(annotation, RuleSettings.read(Path.of(Settings.FILE), System::getenv));
  }

  static HeldTo of(SchemaRules annotation, RuleSettings file) {
    return new HeldTo(
        annotation.pack().isEmpty() ? pack(file) : RulePack.of(annotation.pack(), Path.of("")),
        annotation.baseline().isEmpty() ? file.baseline() : Path.of(annotation.baseline()),
        annotation.failOn().length == 0 ? file.failOn() : annotation.failOn()[0],
        annotation.strict() || file.strict());
  }

  static HeldTo of(RuleSettings file) {
    return new HeldTo(pack(file), file.baseline(), file.failOn(), file.strict());
  }

  private static RulePack pack(RuleSettings file) {
    RulePack pack = file.pack();
    return pack == null ? RulePack.named(DEFAULT_PACK) : pack;
  }

  RuleRun run() {
    RuleRun run = RuleRun.of(pack);
    return baseline == null ? run : run.with(Baseline.read(baseline));
  }
}

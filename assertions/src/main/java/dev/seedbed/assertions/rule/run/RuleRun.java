package dev.seedbed.assertions.rule.run;

import dev.seedbed.assertions.rule.Subject;
import dev.seedbed.assertions.rule.baseline.Baseline;
import dev.seedbed.assertions.rule.pack.RulePack;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * How a schema is held to a pack.
 *
 * <pre>{@code
 * RunReport report =
 *     RuleRun.of(RulePack.named("manifest"))
 *         .with(Baseline.read(Path.of("seedbed-baseline.yaml")))
 *         .over(Subject.of(catalog).with(connection));
 * System.exit(report.verdict(Severity.WARNING, false).exitCode());
 * }</pre>
 *
 * @param pack the rules
 * @param project the folder that the files of origins are relative to
 * @param baseline the findings that are accepted, null if none are
 * @param today the day by which ignores expire
 */
public record RuleRun(RulePack pack, Path project, @Nullable Baseline baseline, LocalDate today) {

  /** A run in the working directory, today, in which nothing is accepted. */
  public static RuleRun of(RulePack pack) {
    return new RuleRun(pack, Path.of(""), null, LocalDate.now(ZoneOffset.UTC));
  }

  /** The same for a project in another folder. */
  public RuleRun in(Path folder) {
    return new RuleRun(pack, folder, baseline, today);
  }

  /** The same with what is accepted. */
  public RuleRun with(Baseline accepted) {
    return new RuleRun(pack, project, accepted, today);
  }

  /** The same on another day. */
  public RuleRun on(LocalDate day) {
    return new RuleRun(pack, project, baseline, day);
  }

  /**
   * Holds the subject to the pack.
   *
   * <p>A rule that has nothing to look at is not applicable, unless the pack requires it.
   */
  public RunReport over(Subject subject) {
    return new RunSteps(this, subject).report();
  }
}

package dev.seedbed.assertions.rule.ignore;

import dev.seedbed.assertions.rule.RuleInfo;
import dev.seedbed.assertions.rule.Severity;
import java.util.List;

/** What can be wrong with an ignore or an exemption. */
public final class IgnoreRules {
  /** One that nobody explained. It has no effect. */
  public static final RuleInfo WITHOUT_REASON =
      new RuleInfo(
          "IGN001", "ignore-without-reason", Severity.ERROR, "Ignores say why they are there");

  /** One that lets nothing pass. */
  public static final RuleInfo UNUSED =
      new RuleInfo("IGN002", "unused-ignore", Severity.WARNING, "Ignores let something pass");

  /** One whose last day is over. It has no effect. */
  public static final RuleInfo EXPIRED =
      new RuleInfo("IGN003", "expired-ignore", Severity.WARNING, "Ignores are not past their day");

  /** One that names no rule, or cannot be read. It has no effect. */
  public static final RuleInfo UNKNOWN =
      new RuleInfo(
          "IGN004", "unknown-ignore", Severity.ERROR, "Ignores name rules and say nothing else");

  private IgnoreRules() {}

  /** All of them. */
  public static List<RuleInfo> all() {
    return List.of(WITHOUT_REASON, UNUSED, EXPIRED, UNKNOWN);
  }
}

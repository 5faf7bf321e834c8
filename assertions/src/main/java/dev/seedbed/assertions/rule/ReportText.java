package dev.seedbed.assertions.rule;

import dev.seedbed.assertions.rule.internal.FindingText;
import dev.seedbed.catalog.ErrorMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** A report for people: counts first, then one block a finding, then what was looked at. */
final class ReportText {
  private final Report report;

  private ReportText(Report report) {
    this.report = report;
  }

  static String of(Report report) {
    ReportText text = new ReportText(report);
    FindingText findings = new FindingText(report.traced(), Finding::acceptance);
    List<String> blocks = new ArrayList<>();
    blocks.add(text.headline());
    report.empty().forEach(result -> blocks.add(text.empty(result)));
    report.findings().forEach(finding -> blocks.add(findings.block(finding)));
    blocks.add(report.results().stream().map(text::examined).collect(Collectors.joining("\n")));
    return String.join("\n\n", blocks);
  }

  private String headline() {
    List<Finding> findings = report.findings();
    int empty = report.empty().size();
    String lookedAtNothing =
        new Count(empty, "rule that examined nothing", "rules that examined nothing").toString();
    String found = FindingText.counted(findings);
    String counts =
        empty == 0 ? found : findings.isEmpty() ? lookedAtNothing : found + ", " + lookedAtNothing;
    return "database " + report.database() + ": " + counts;
  }

  private String empty(RuleResult result) {
    return result.ran() ? examinedNothing(result) : notRun(result);
  }

  private static String notRun(RuleResult result) {
    String missing = Objects.requireNonNull(result.missing());
    return ErrorMessage.of("[" + result.rule() + "] could not run")
        .expected(missing)
        .actual("none")
        .why("the catalog alone does not tell whether the rule holds")
        .toFix("hold the rule against a Subject that has " + missing)
        .toString();
  }

  private String examinedNothing(RuleResult result) {
    return ErrorMessage.of("[" + result.rule() + "] examined nothing")
        .expected("at least 1 " + result.examined().one())
        .actual(FindingText.examined(result))
        .why("a rule that looks at nothing would hold of any schema, also of a wrong or empty one")
        .toFix("run the migrations in database " + report.database() + " before reading its schema")
        .toFix("give the rule the names that this schema uses, if it looked for others")
        .toString();
  }

  private String examined(RuleResult result) {
    String rule = report.results().size() == 1 ? "" : result.rule().id() + " ";
    return rule + "examined " + FindingText.examined(result);
  }
}

package dev.seedbed.assertions.rule;

import dev.seedbed.catalog.ErrorMessage;
import dev.seedbed.catalog.Origin;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A report for people: counts first, then one block a finding, then what was looked at. */
final class ReportText {
  private static final List<Severity> WORST_FIRST =
      List.of(Severity.ERROR, Severity.WARNING, Severity.INFO);

  private final Report report;

  /** Which finding has shown a fix already: what mends several at once is printed once. */
  private final Map<Fix, Finding> shown = new HashMap<>();

  private ReportText(Report report) {
    this.report = report;
  }

  static String of(Report report) {
    ReportText text = new ReportText(report);
    List<String> blocks = new ArrayList<>();
    blocks.add(text.headline());
    report.empty().forEach(result -> blocks.add(text.empty(result)));
    report.findings().forEach(finding -> blocks.add(text.block(finding)));
    blocks.add(report.results().stream().map(text::examined).collect(Collectors.joining("\n")));
    return String.join("\n\n", blocks);
  }

  private String headline() {
    List<Finding> findings = report.findings();
    String found = new Count(findings.size(), "finding", "findings") + severities(findings);
    int empty = report.empty().size();
    String lookedAtNothing =
        new Count(empty, "rule that examined nothing", "rules that examined nothing").toString();
    String counts =
        empty == 0 ? found : findings.isEmpty() ? lookedAtNothing : found + ", " + lookedAtNothing;
    return "database " + report.database() + ": " + counts;
  }

  private static String severities(List<Finding> findings) {
    return WORST_FIRST.stream()
        .map(severity -> count(findings, severity))
        .filter(count -> count.number() > 0)
        .map(Count::toString)
        .collect(Collectors.collectingAndThen(Collectors.joining(", "), ReportText::inBrackets));
  }

  private static String inBrackets(String text) {
    return text.isEmpty() ? "" : " (" + text + ")";
  }

  private static Count count(List<Finding> findings, Severity severity) {
    long number = findings.stream().filter(each -> each.rule().severity() == severity).count();
    return new Count(Math.toIntExact(number), severity.toString(), severity + "s");
  }

  private String empty(RuleResult result) {
    return ErrorMessage.of("[" + result.rule() + "] examined nothing")
        .expected("at least 1 " + result.examined().one())
        .actual(counts(result))
        .why("a rule that looks at nothing would hold of any schema, also of a wrong or empty one")
        .toFix("run the migrations in database " + report.database() + " before reading its schema")
        .toFix("give the rule the names that this schema uses, if it looked for others")
        .toString();
  }

  private String block(Finding finding) {
    RuleInfo rule = finding.rule();
    return Stream.of(
            "[" + rule + "] " + rule.severity() + "  " + finding.objectName(),
            line("", finding.problem()),
            line("expected: ", finding.expected()),
            line("actual: ", finding.actual()),
            line("at: ", place(finding.origin())),
            line("To fix:", fix(finding)),
            line("To accept: ", finding.acceptance()))
        .collect(Collectors.joining("\n"));
  }

  private String fix(Finding finding) {
    Finding first = shown.putIfAbsent(finding.fix(), finding);
    return first == null
        ? "\n" + finding.fix().toSql()
        : " as for " + first.objectName() + " above, which mends this too";
  }

  private String place(@Nullable Origin origin) {
    if (origin != null) {
      return origin.toString();
    }
    return report.traced()
        ? "unknown - no migration that was traced made it"
        : "unknown - migrations were not traced";
  }

  private String examined(RuleResult result) {
    String rule = report.results().size() == 1 ? "" : result.rule().id() + " ";
    return rule + "examined " + counts(result);
  }

  private static String counts(RuleResult result) {
    String accepted = result.accepted() == 0 ? "" : "; accepted: " + result.accepted();
    return result.examined() + accepted + "; not counted: " + list(result.notCounted());
  }

  private static String list(List<Count> counts) {
    return counts.isEmpty()
        ? "nothing"
        : counts.stream().map(Count::toString).collect(Collectors.joining(", "));
  }

  /** A line of a block; further lines of the text stand indented below it. */
  private static String line(String label, String text) {
    return "  " + label + text.replace("\n", "\n    ");
  }
}

package dev.seedbed.assertions.rule.run;

import dev.seedbed.assertions.rule.Count;
import dev.seedbed.assertions.rule.Finding;
import dev.seedbed.assertions.rule.RuleResult;
import dev.seedbed.assertions.rule.baseline.AcceptedFinding;
import dev.seedbed.assertions.rule.internal.FindingText;
import dev.seedbed.catalog.ErrorMessage;
import dev.seedbed.catalog.Origin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A run for people: counts, problems, one block a finding, then what did not count and why. */
final class RunText {
  private final RunReport report;

  private RunText(RunReport report) {
    this.report = report;
  }

  static String of(RunReport report) {
    RunText text = new RunText(report);
    List<String> blocks = new ArrayList<>();
    blocks.add(text.headline());
    report.problems().stream().map(ErrorMessage::toString).forEach(blocks::add);
    blocks.add(blocks(report, report.findings()));
    blocks.add(
        Stream.of(text.waived(), text.baseline(), text.notApplicable(), text.notRun())
            .flatMap(List::stream)
            .collect(Collectors.joining("\n")));
    blocks.add(text.examined());
    return blocks.stream().filter(block -> !block.isEmpty()).collect(Collectors.joining("\n\n"));
  }

  static String blocks(RunReport report, List<Finding> findings) {
    FindingText text = new FindingText(report.traced(), RunText::acceptance);
    return findings.stream().map(text::block).collect(Collectors.joining("\n\n"));
  }

  private String headline() {
    return "pack "
        + report.pack()
        + ", database "
        + report.database()
        + ": "
        + FindingText.counted(report.findings())
        + " of "
        + new Count(report.results().size(), "rule", "rules");
  }

  /** Where somebody says that a finding may stay. */
  private static String acceptance(Finding finding) {
    Origin origin = finding.origin();
    if (finding.rule().id().startsWith("IGN")) {
      return "not at all: mend the ignore";
    }
    return origin != null && origin.file().endsWith(".sql")
        ? "write -- seedbed:ignore %s reason=\"…\" in the line before %s"
            .formatted(finding.rule().id(), origin)
        : "write exempt: [{objects: '%s', reason: …}] under %s in the pack"
            .formatted(finding.objectName().replace("'", "''"), finding.rule().id());
  }

  private List<String> waived() {
    List<String> lines = new ArrayList<>();
    for (Waived.By by : Waived.By.values()) {
      long number = report.waived().stream().filter(each -> each.by() == by).count();
      if (number > 0) {
        lines.add("accepted by " + by + ": " + number);
      }
    }
    return lines;
  }

  private List<String> baseline() {
    BaselineUse baseline = report.baseline();
    if (baseline == null) {
      return List.of();
    }
    List<String> lines = new ArrayList<>();
    Count size = new Count(baseline.size(), "finding", "findings");
    lines.add("baseline: " + size + ", " + baseline.fixed().size() + " of them fixed");
    for (AcceptedFinding fixed : baseline.fixed()) {
      lines.add("  fixed, so prune it: " + fixed.fingerprint().replace("\n", "\\n"));
    }
    return lines;
  }

  private List<String> notApplicable() {
    List<RuleResult> results = report.notApplicable();
    return results.isEmpty()
        ? List.of()
        : List.of("not applicable, as there is nothing of the kind: " + ids(results));
  }

  private List<String> notRun() {
    Map<String, List<RuleResult>> byNeed =
        report.notRun().stream()
            .collect(
                Collectors.groupingBy(
                    each -> String.valueOf(each.missing()),
                    LinkedHashMap::new,
                    Collectors.toList()));
    return byNeed.entrySet().stream()
        .map(each -> "not run for want of " + each.getKey() + ": " + ids(each.getValue()))
        .toList();
  }

  /** Rules that looked at the same share a line. */
  private String examined() {
    Map<String, List<RuleResult>> byText =
        report.results().stream()
            .filter(each -> !each.examinedNothing())
            .collect(
                Collectors.groupingBy(
                    FindingText::examined, LinkedHashMap::new, Collectors.toList()));
    return byText.entrySet().stream()
        .map(each -> ids(each.getValue()) + " examined " + each.getKey())
        .collect(Collectors.joining("\n"));
  }

  private static String ids(List<RuleResult> results) {
    return results.stream().map(each -> each.rule().id()).collect(Collectors.joining(", "));
  }
}

package dev.seedbed.assertions.rule.format;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.seedbed.assertions.rule.Count;
import dev.seedbed.assertions.rule.Finding;
import dev.seedbed.assertions.rule.RuleResult;
import dev.seedbed.assertions.rule.baseline.AcceptedFinding;
import dev.seedbed.assertions.rule.run.BaselineUse;
import dev.seedbed.assertions.rule.run.RunReport;
import dev.seedbed.catalog.Origin;

/** All that a report has; {@code report-1.schema.json} describes it. */
final class JsonFormat {
  private static final int VERSION = 1;

  private JsonFormat() {}

  static String of(RunReport report) {
    ObjectNode root = JsonText.mapping();
    root.put("version", VERSION);
    root.put("pack", report.pack());
    root.put("database", report.database());
    root.put("traced", report.traced());
    ArrayNode problems = root.putArray("problems");
    report.problems().forEach(each -> problems.add(each.toString()));
    ArrayNode rules = root.putArray("rules");
    report.results().forEach(each -> rules.add(rule(each)));
    ArrayNode findings = root.putArray("findings");
    report.findings().forEach(each -> findings.add(finding(each)));
    ArrayNode accepted = root.putArray("accepted");
    report
        .waived()
        .forEach(
            each ->
                accepted.add(
                    finding(each.finding())
                        .put("by", each.by().toString())
                        .put("reason", each.reason())));
    BaselineUse baseline = report.baseline();
    if (baseline != null) {
      ObjectNode use = root.putObject("baseline");
      use.put("size", baseline.size());
      ArrayNode fixed = use.putArray("fixed");
      baseline.fixed().stream().map(AcceptedFinding::fingerprint).forEach(fixed::add);
    }
    return JsonText.of(root);
  }

  private static ObjectNode rule(RuleResult result) {
    ObjectNode rule = JsonText.mapping();
    rule.put("id", result.rule().id());
    rule.put("slug", result.rule().slug());
    rule.put("title", result.rule().title());
    rule.put("severity", result.rule().severity().toString());
    rule.put("outcome", outcome(result));
    rule.put("missing", result.missing());
    rule.put("findings", result.findings().size());
    rule.put("accepted", result.accepted());
    count(rule.putObject("examined"), result.examined());
    ArrayNode notCounted = rule.putArray("notCounted");
    result.notCounted().forEach(each -> count(notCounted.addObject(), each));
    return rule;
  }

  private static String outcome(RuleResult result) {
    if (!result.ran()) {
      return "not-run";
    }
    if (result.examinedNothing()) {
      return "not-applicable";
    }
    return result.findings().isEmpty() ? "clean" : "findings";
  }

  private static void count(ObjectNode node, Count count) {
    node.put("number", count.number());
    node.put("what", count.many());
  }

  private static ObjectNode finding(Finding finding) {
    ObjectNode node = JsonText.mapping();
    node.put("fingerprint", finding.fingerprint());
    node.put("rule", finding.rule().id());
    node.put("severity", finding.rule().severity().toString());
    node.put("object", finding.object().toString());
    node.put("problem", finding.problem());
    node.put("expected", finding.expected());
    node.put("actual", finding.actual());
    Origin origin = finding.origin();
    if (origin == null) {
      node.putNull("origin");
    } else {
      node.putObject("origin").put("file", origin.file()).put("line", origin.line());
    }
    ObjectNode fix = node.putObject("fix");
    ArrayNode notes = fix.putArray("notes");
    finding.fix().notes().forEach(notes::add);
    ArrayNode statements = fix.putArray("statements");
    finding.fix().statements().forEach(statements::add);
    return node;
  }
}

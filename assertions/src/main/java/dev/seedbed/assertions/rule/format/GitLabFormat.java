package dev.seedbed.assertions.rule.format;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.seedbed.assertions.rule.Finding;
import dev.seedbed.assertions.rule.Severity;
import dev.seedbed.assertions.rule.run.RunReport;
import dev.seedbed.catalog.Origin;

/** A list of issues, as Code Climate has them. */
final class GitLabFormat {
  private GitLabFormat() {}

  static String of(RunReport report) {
    ArrayNode issues = JsonNodeFactory.instance.arrayNode();
    Fingerprints fingerprints = new Fingerprints();
    report.findings().forEach(each -> issues.add(issue(each, fingerprints.unique(each))));
    return JsonText.of(issues);
  }

  private static ObjectNode issue(Finding finding, String fingerprint) {
    ObjectNode issue = JsonText.mapping();
    issue.put("type", "issue");
    issue.put("check_name", finding.rule().toString());
    issue.put("description", JsonText.sentence(finding));
    issue.put("severity", severity(finding.rule().severity()));
    issue.put("fingerprint", fingerprint);
    issue.putObject("content").put("body", finding.fix().toSql());
    Origin origin = finding.origin();
    ObjectNode location = issue.putObject("location");
    // A path must be there; what nobody traced has its object's name for one.
    location.put("path", origin == null ? finding.objectName() : origin.file());
    location.putObject("lines").put("begin", origin == null ? 1 : origin.line());
    return issue;
  }

  private static String severity(Severity severity) {
    return switch (severity) {
      case ERROR -> "critical";
      case WARNING -> "minor";
      case INFO -> "info";
    };
  }
}

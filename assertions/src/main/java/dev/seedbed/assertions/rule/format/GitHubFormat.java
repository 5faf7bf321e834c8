package dev.seedbed.assertions.rule.format;

import dev.seedbed.assertions.rule.Finding;
import dev.seedbed.assertions.rule.Severity;
import dev.seedbed.assertions.rule.run.RunReport;
import dev.seedbed.catalog.ErrorMessage;
import dev.seedbed.catalog.Origin;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Workflow commands: {@code ::error file=…,line=…,title=…::message}. */
final class GitHubFormat {
  private GitHubFormat() {}

  static String of(RunReport report) {
    return Stream.concat(
            report.problems().stream().map(GitHubFormat::problem),
            report.findings().stream().map(GitHubFormat::finding))
        .collect(Collectors.joining("\n"));
  }

  private static String problem(ErrorMessage message) {
    return "::error title=Seedbed::" + data(message.toString());
  }

  private static String finding(Finding finding) {
    Origin origin = finding.origin();
    String place =
        origin == null ? "" : "file=" + property(origin.file()) + ",line=" + origin.line() + ",";
    return "::%s %stitle=%s::%s"
        .formatted(
            command(finding.rule().severity()),
            place,
            property(finding.rule().toString()),
            data(JsonText.sentence(finding) + "\nTo fix:\n" + finding.fix().toSql()));
  }

  private static String command(Severity severity) {
    return switch (severity) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case INFO -> "notice";
    };
  }

  private static String data(String text) {
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  private static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }
}

package dev.seedbed.assertions.rule.format;

import dev.seedbed.assertions.rule.run.RunReport;

/**
 * A format of reports.
 *
 * <pre>{@code
 * Files.writeString(Path.of("seedbed.sarif"), ReportFormat.SARIF.render(report));
 * }</pre>
 *
 * <p>Each is the same for the same report, ends with a line break, and is UTF-8 where it says.
 */
public enum ReportFormat {
  /** For people. */
  TEXT,
  /** As Ant and Maven's Surefire write it: a test case for each rule. */
  JUNIT,
  /** Seedbed's own; its JSON Schema is {@code report-1.schema.json} beside the packs. */
  JSON,
  /**
   * Static Analysis Results Interchange Format 2.1.0, by OASIS; code scanning reads it. What is
   * accepted is in it too, as suppressed.
   */
  SARIF,
  /** Workflow commands of GitHub Actions, to be printed in a job: annotations at file and line. */
  GITHUB,
  /** GitLab's Code Quality report. */
  GITLAB;

  /** The report in this format. */
  public String render(RunReport report) {
    String text =
        switch (this) {
          case TEXT -> report.toString();
          case JUNIT -> JUnitFormat.of(report);
          case JSON -> JsonFormat.of(report);
          case SARIF -> SarifFormat.of(report);
          case GITHUB -> GitHubFormat.of(report);
          case GITLAB -> GitLabFormat.of(report);
        };
    return text.isEmpty() || text.endsWith("\n") ? text : text + "\n";
  }
}

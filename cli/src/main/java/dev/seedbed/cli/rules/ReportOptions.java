package dev.seedbed.cli.rules;

import dev.seedbed.assertions.rule.format.ReportFormat;
import dev.seedbed.assertions.rule.run.RunReport;
import dev.seedbed.catalog.WholeFile;
import dev.seedbed.cli.Invocation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Where a report goes, and in which formats. */
final class ReportOptions {
  @ArgGroup(exclusive = false, multiplicity = "0..*")
  private List<Target> targets = new ArrayList<>();

  /** One report. */
  private static final class Target {
    @Option(
        names = "--format",
        required = true,
        paramLabel = "FORMAT",
        description =
            "text, json, junit, sarif, github or gitlab; several, each with its --output.")
    private ReportFormat format = ReportFormat.TEXT;

    @Option(
        names = "--output",
        paramLabel = "FILE",
        description = "Where the format before it is written, instead of standard output.")
    private @Nullable Path file;
  }

  /**
   * Writes all that are asked for. Text, or JSON under {@code --json}, is printed if nothing else
   * is.
   */
  void write(Invocation invocation, RunReport report) {
    boolean printed = false;
    for (Target target : targets) {
      if (target.file != null) {
        write(invocation.path(target.file), target.format.render(report));
        invocation
            .output()
            .progress(target.format.name().toLowerCase(Locale.ROOT) + " report: " + target.file);
      } else if (printed) {
        throw RuleErrors.twoOnStandardOutput(target.format);
      } else {
        print(invocation, target.format, report);
        printed = true;
      }
    }
    if (!printed) {
      ReportFormat usual = invocation.output().isJson() ? ReportFormat.JSON : ReportFormat.TEXT;
      print(invocation, usual, report);
    }
  }

  private static void print(Invocation invocation, ReportFormat format, RunReport report) {
    String text = format.render(report);
    invocation
        .output()
        .print(
            format == ReportFormat.TEXT
                ? ColouredReport.of(text, invocation.output()::styled)
                : text);
  }

  private static void write(Path file, String text) {
    try {
      WholeFile.write(file, text);
    } catch (IOException e) {
      throw RuleErrors.notWritten(file, e);
    }
  }
}

package dev.seedbed.cli.demo;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the demo did, and where to look.
 *
 * @param report the file to look at
 * @param project where the schema was left; null if it was not
 */
record DemoResult(
    List<DemoStep> steps,
    int tables,
    long rows,
    long messages,
    int findings,
    Path report,
    @Nullable Path project) {
  DemoResult {
    steps = List.copyOf(steps);
  }

  String text() {
    StringBuilder text =
        new StringBuilder("The schema of a service that records what AI agents do\n");
    for (DemoStep step : steps) {
      text.append(
          String.format(
              Locale.ROOT,
              "  %-10s  %6.2f s  %s%n",
              step.name(),
              seconds(step.took()),
              step.outcome()));
    }
    text.append(String.format(Locale.ROOT, "  %-10s  %6.2f s%n%n", "all", seconds(took())));
    text.append("Look at it     ").append(report).append('\n');
    if (project != null) {
      text.append("Change it      ").append(project).append(", then seedbed check --project ");
      text.append(project).append('\n');
    }
    return text.append(
            """
            Your project   seedbed init
                           seedbed check
            All commands   seedbed --help
            """)
        .toString();
  }

  /** For {@code --json}. */
  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("report", report.toString());
    if (project != null) {
      json.put("project", project.toString());
    }
    json.put("tables", tables);
    json.put("rows", rows);
    json.put("messages", messages);
    json.put("findings", findings);
    json.put("seconds", seconds(took()));
    json.put("steps", steps.stream().map(DemoResult::json).toList());
    return json;
  }

  private static Map<String, Object> json(DemoStep step) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", step.name());
    json.put("outcome", step.outcome());
    json.put("seconds", seconds(step.took()));
    return json;
  }

  private Duration took() {
    return steps.stream().map(DemoStep::took).reduce(Duration.ZERO, Duration::plus);
  }

  private static double seconds(Duration took) {
    return took.toMillis() / 1e3;
  }
}

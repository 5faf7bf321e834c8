package dev.seedbed.cli.database;

import dev.seedbed.database.migration.MigrationReport;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What migrating did, for people and for programs. */
public record Migrated(MigrationReport report) {

  /** In a line for the whole, and one for each file. */
  public String text(String applied) {
    String counts =
        report.applied().isEmpty()
            ? "nothing pending"
            : "%d %s in %.2f s"
                .formatted(report.applied().size(), applied, report.took().toMillis() / 1000.0);
    StringBuilder text = new StringBuilder(counts);
    text.append(", ").append(report.alreadyApplied()).append(" applied before");
    report.applied().forEach(file -> text.append("\n  ").append(file));
    return text.toString();
  }

  /** The same as JSON. */
  public Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("applied", List.copyOf(report.applied()));
    json.put("alreadyApplied", report.alreadyApplied());
    json.put("seconds", Double.parseDouble(seconds()));
    return json;
  }

  private String seconds() {
    return String.format(Locale.ROOT, "%.3f", report.took().toNanos() / 1e9);
  }
}

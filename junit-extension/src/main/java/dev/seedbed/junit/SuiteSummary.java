package dev.seedbed.junit;

import dev.seedbed.database.migration.MigrationReport;
import dev.seedbed.database.server.ServerDescription;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/** What a person wants to see at the end of a run. */
final class SuiteSummary {
  private SuiteSummary() {}

  /**
   * @param migrations what was applied, by the location of the migrations
   */
  static String of(
      ServerDescription server, Map<String, MigrationReport> migrations, int testsRolledBack) {
    StringBuilder text = new StringBuilder("Seedbed\n");
    line(text, "server", server.kind() + ", " + server.reason());
    server.passedOver().forEach(reason -> line(text, "", "not " + reason));
    line(text, "version", "PostgreSQL " + server.postgresVersion() + ", " + server.pgvector());
    line(text, "boot", seconds(server.boot()));
    migrations.forEach(
        (location, report) -> line(text, "migrations", migrations(location, report)));
    line(text, "tests", testsRolledBack + " rolled back");
    return text.toString();
  }

  private static String migrations(String location, MigrationReport report) {
    int before = report.alreadyApplied();
    return report.applied().size()
        + " applied"
        + (before == 0 ? "" : ", " + before + " already there")
        + " from "
        + location
        + " in "
        + seconds(report.took());
  }

  private static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.2f s", duration.toNanos() / 1e9);
  }

  private static void line(StringBuilder text, String label, String value) {
    text.append(String.format(Locale.ROOT, "  %-11s %s%n", label, value));
  }
}

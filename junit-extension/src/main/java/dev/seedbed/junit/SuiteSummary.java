package dev.seedbed.junit;

import dev.seedbed.database.isolation.IsolationMode;
import dev.seedbed.database.migration.MigrationReport;
import dev.seedbed.database.server.CacheOutcome;
import dev.seedbed.database.server.ServerDescription;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a person wants to see at the end of a run.
 *
 * @param cache whether the server came out of the cache with its content
 * @param migrations what was applied, by the location of the migrations
 * @param totals what tests did
 * @param leftBehind objects of the cluster that tests have not taken back
 */
record SuiteSummary(
    ServerDescription server,
    CacheOutcome cache,
    Map<String, MigrationReport> migrations,
    Tally.Totals totals,
    List<String> leftBehind) {
  private static final int LEFT_BEHIND = 20;

  SuiteSummary {
    leftBehind = List.copyOf(leftBehind);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("Seedbed\n");
    line(text, "server", server.kind() + ", " + server.reason());
    server.passedOver().forEach(reason -> line(text, "", "not " + reason));
    line(text, "version", "PostgreSQL " + server.postgresVersion() + ", " + server.pgvector());
    line(text, "boot", seconds(server.boot()) + ", " + cache);
    String when = inEarlierRun();
    for (Map.Entry<String, MigrationReport> each : migrations.entrySet()) {
      line(text, "migrations", migrations(each.getKey(), each.getValue()) + when);
      // Only the first ones are cached.
      when = "";
    }
    line(text, "tests", tests());
    if (totals.classDatabases() > 0) {
      line(
          text,
          "class data",
          totals.classDatabases()
              + (totals.classDatabases() == 1 ? " database in " : " databases in ")
              + seconds(totals.deriving()));
    }
    String label = "left behind";
    for (String object : leftBehind.subList(0, Math.min(LEFT_BEHIND, leftBehind.size()))) {
      line(text, label, object);
      label = "";
    }
    if (leftBehind.size() > LEFT_BEHIND) {
      line(text, "", "and " + (leftBehind.size() - LEFT_BEHIND) + " more");
    }
    return text.toString();
  }

  private String inEarlierRun() {
    if (cache instanceof CacheOutcome.Hit) {
      return ", in an earlier run";
    }
    return cache instanceof CacheOutcome.Joined ? ", by another JVM" : "";
  }

  private String tests() {
    List<String> counts = new ArrayList<>();
    for (IsolationMode mode : IsolationMode.values()) {
      Long count = totals.sessions().get(mode);
      if (count != null) {
        counts.add(count + " under " + mode);
      }
    }
    return counts.isEmpty()
        ? "none used a database"
        : String.join(", ", counts)
            + " in "
            + seconds(totals.tests())
            + ", and "
            + seconds(totals.waiting())
            + " of waiting";
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
    String lines =
        Arrays.stream(value.split("\n", -1)).collect(Collectors.joining("\n              "));
    text.append(String.format(Locale.ROOT, "  %-11s %s%n", label, lines));
  }
}

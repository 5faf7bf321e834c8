package dev.seedbed.benchmarks.rules;

import dev.seedbed.benchmarks.FreshJvm;
import dev.seedbed.benchmarks.Measurement;
import dev.seedbed.benchmarks.Report;
import dev.seedbed.benchmarks.Spread;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * From an open connection until all that was found is known. The three take turns.
 *
 * @param warmUps rounds that do not count
 * @param repeats rounds that count
 */
record RulesRows(DatabaseAccess access, int warmUps, int repeats) {
  private static final String HEALTH = "all rules with reading the catalog ÷ pg-index-health";
  private static final String CRAWLER =
      "all rules with reading the catalog ÷ SchemaCrawler with lint";
  private static final String HEAP = "heap of the catalog and all rules ÷ 256 MB";
  private static final double TARGET = 0.5;
  private static final long MEGABYTE = 1L << 20;
  private static final long HEAP_MEGABYTES = 256;

  void run(Report report) throws Exception {
    if (report.wants(HEALTH) || report.wants(CRAWLER)) {
      beside(report);
      tryingOut(report);
    }
    if (report.wants(HEAP)) {
      heap(report);
    }
  }

  private void beside(Report report) throws Exception {
    try (Linter ours = AllRules.onSchema(access.connect());
        Linter health = PgIndexHealth.of(access, ThousandTables.SCHEMAS);
        Linter crawler = SchemaCrawler.of(access)) {
      List<Linter> linters = List.of(ours, health, crawler);
      List<List<Long>> nanos = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
      int[] findings = new int[linters.size()];
      for (int round = 0; round < warmUps + repeats; round++) {
        for (int turn = 0; turn < linters.size(); turn++) {
          int which = (round + turn) % linters.size();
          long begin = System.nanoTime();
          findings[which] = linters.get(which).findings();
          long took = System.nanoTime() - begin;
          if (round >= warmUps) {
            nanos.get(which).add(took);
          }
        }
      }
      List<Spread> spreads = nanos.stream().map(Spread::new).toList();
      report.note(
          "findings: ours %d, pg-index-health %d, SchemaCrawler %d"
              .formatted(findings[0], findings[1], findings[2]));
      report.measured(HEALTH, TARGET, new Measurement(spreads.get(0), spreads.get(1)));
      report.measured(CRAWLER, TARGET, new Measurement(spreads.get(0), spreads.get(2)));
    }
  }

  /** No peer does anything like it, so that there is no row. */
  private void tryingOut(Report report) throws SQLException {
    try (AllRules rules = AllRules.tryingOut(access.connect())) {
      List<Long> nanos = new ArrayList<>();
      int findings = 0;
      int warm = Math.min(1, warmUps);
      for (int round = 0; round < warm + repeats; round++) {
        long begin = System.nanoTime();
        findings = rules.findings();
        if (round >= warm) {
          nanos.add(System.nanoTime() - begin);
        }
      }
      report.note(
          "rules that try things out, with reading the catalog: %s; findings: %d"
              .formatted(new Spread(nanos), findings));
    }
  }

  /** In a JVM of its own, which may have so much heap and no more. */
  private void heap(Report report) throws Exception {
    HeapUse use;
    try {
      use =
          new FreshJvm<>(
                  HeapProgram.class,
                  Map.of(),
                  Map.of("JDK_JAVA_OPTIONS", "-Xmx" + HEAP_MEGABYTES + "m"),
                  List.of(access.url(), access.user(), access.password()),
                  HeapUse.class)
              .run();
    } catch (IOException e) {
      report.notMeasured(HEAP, String.valueOf(e.getMessage()));
      return;
    }
    report.figure(
        HEAP,
        1,
        false,
        use.peak() / (double) (HEAP_MEGABYTES * MEGABYTE),
        "peak %d MB, garbage included; %d MB are live in the end; findings: %d"
            .formatted(use.peak() / MEGABYTE, use.live() / MEGABYTE, use.findings()));
  }
}

package dev.seedbed.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.database.isolation.IsolationMode;
import dev.seedbed.database.migration.MigrationReport;
import dev.seedbed.database.server.CacheOutcome;
import dev.seedbed.database.server.Pgvector;
import dev.seedbed.database.server.ServerDescription;
import dev.seedbed.database.server.ServerKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SuiteSummaryTest {

  @Test
  void says_which_server_ran_why_and_what_it_did() {
    ServerDescription server =
        new ServerDescription(
            ServerKind.EMBEDDED,
            "the first that can be had",
            List.of("external: no url is set", "container: Docker does not run"),
            "17.11",
            Pgvector.version("0.8.0"),
            Duration.ofMillis(612),
            "127.0.0.1",
            5432);
    Map<String, MigrationReport> migrations =
        new TreeMap<>(
            Map.of(
                "db/migration",
                new MigrationReport(List.of("V1__a.sql", "V2__b.sql"), 0, Duration.ofMillis(83)),
                "other",
                new MigrationReport(List.of(), 3, Duration.ofMillis(5))));
    Tally.Totals totals =
        new Tally.Totals(
            Map.of(IsolationMode.READ_ONLY, 1L, IsolationMode.ROLLBACK, 14L),
            2,
            Duration.ofMillis(120),
            Duration.ofMillis(7),
            Duration.ofMillis(2310));
    assertThat(
            new SuiteSummary(
                server,
                new CacheOutcome.Hit(),
                migrations,
                totals,
                List.of("database x", "role y")))
        .hasToString(
            """
            Seedbed
              server      embedded, the first that can be had
                          not external: no url is set
                          not container: Docker does not run
              version     PostgreSQL 17.11, pgvector 0.8.0
              boot        0.61 s, cache hit
              migrations  2 applied from db/migration in 0.08 s, in an earlier run
              migrations  0 applied, 3 already there from other in 0.01 s
              tests       14 under rollback, 1 under read-only in 2.31 s, and 0.01 s of waiting
              class data  2 databases in 0.12 s
              left behind database x
                          role y
            """);
  }
}

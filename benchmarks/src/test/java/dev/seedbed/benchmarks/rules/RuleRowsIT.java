package dev.seedbed.benchmarks.rules;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.benchmarks.Medium;
import dev.seedbed.benchmarks.Report;
import dev.seedbed.catalog.Catalog;
import dev.seedbed.database.server.PostgresServer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each tool once, so that all still work when somebody asks for them. */
class RuleRowsIT {
  @Test
  void measure_both_peers_and_the_heap_on_a_schema_of_the_stated_size(@TempDir Path build)
      throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Medium medium = Medium.disk(build);
        PostgresServer server = RulesGroup.start(medium)) {
      try (Connection connection = server.connect("postgres")) {
        Catalog catalog = Catalog.read(connection);
        assertThat(catalog.tables()).hasSize(ThousandTables.TABLES);
        assertThat(catalog.tables().stream().mapToInt(table -> table.columns().size()).sum())
            .isEqualTo(ThousandTables.COLUMNS);
        assertThat(catalog.tables().stream().mapToInt(table -> table.indexes().size()).sum())
            .isEqualTo(ThousandTables.INDEXES);
      }
      new RulesRows(RulesGroup.access(server), 0, 1)
          .run(new Report(new PrintStream(out, true, UTF_8), List.of()));
    }
    assertThat(out.toString(UTF_8))
        .containsPattern("findings: ours [1-9]\\d+, pg-index-health [1-9]\\d+, SchemaCrawler [1-9]")
        .containsPattern("rules that try things out, .*; findings: [1-9]");
    assertThat(out.toString(UTF_8).lines().filter(line -> line.contains(" ÷ ")))
        .containsExactly(
            "all rules with reading the catalog ÷ pg-index-health",
            "all rules with reading the catalog ÷ SchemaCrawler with lint",
            "heap of the catalog and all rules ÷ 256 MB");
  }
}

package dev.seedbed.assertions.rule.pack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.assertions.LiveSchema;
import dev.seedbed.assertions.rule.Finding;
import dev.seedbed.assertions.rule.run.RuleRun;
import dev.seedbed.assertions.rule.run.RunReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each pack leaves a schema alone that follows its system's conventions, and sees each break. */
class PackConventionsIT {

  @ParameterizedTest
  @ValueSource(strings = {"mana", "automatos", "agentpress", "manifest"})
  void finds_nothing_in_a_schema_that_follows_the_conventions(String pack)
      throws IOException, SQLException {
    try (LiveSchema schema = LiveSchema.of(good(pack))) {
      RunReport report = RuleRun.of(RulePack.named(pack)).over(schema.subject());
      assertThat(report.findings()).as(report.toString()).isEmpty();
      assertThat(report.problems()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"mana", "automatos", "agentpress", "manifest"})
  void finds_each_convention_that_is_broken(String pack) throws IOException, SQLException {
    String sql = Files.readString(Path.of("src/test/resources/packs", pack + "-bad.sql"));
    List<String> broken = List.of(sql.lines().findFirst().orElseThrow().substring(10).split(" "));
    try (LiveSchema schema = LiveSchema.of(sql)) {
      RunReport report = RuleRun.of(RulePack.named(pack)).over(schema.subject());
      assertThat(report.findings().stream().map(each -> each.rule().id()).distinct())
          .as(report.toString())
          .containsAll(broken);
    }
  }

  @Test
  void the_database_of_the_sync_engine_may_have_its_tables_in_public() throws SQLException {
    String sql = "CREATE TABLE public.events (id uuid PRIMARY KEY DEFAULT gen_random_uuid())";
    try (LiveSchema schema = LiveSchema.of(sql)) {
      assertThat(namespaceFindings(schema)).isNotEmpty();
    }
    try (var connection = LiveSchema.server().connect("postgres");
        var statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE mana_sync");
    }
    try (LiveSchema schema = LiveSchema.in("mana_sync", sql)) {
      assertThat(namespaceFindings(schema)).isEmpty();
    }
  }

  private static List<Finding> namespaceFindings(LiveSchema schema) {
    return RuleRun.of(RulePack.named("mana")).over(schema.subject()).findings().stream()
        .filter(each -> each.rule().id().equals("NS001"))
        .toList();
  }

  /** Manifest's is the sample's own schema. */
  private static String good(String pack) throws IOException {
    if (!pack.equals("manifest")) {
      return Files.readString(Path.of("src/test/resources/packs", pack + "-good.sql"));
    }
    try (Stream<Path> files =
        Files.walk(Path.of("../samples/manifest/src/main/resources/db/migration"))) {
      List<Path> sorted = files.filter(Files::isRegularFile).sorted().toList();
      StringBuilder sql = new StringBuilder();
      for (Path file : sorted) {
        sql.append(Files.readString(file)).append('\n');
      }
      return sql.toString();
    }
  }
}

package dev.seedbed.assertions.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.assertions.LiveSchema;
import dev.seedbed.assertions.rule.Finding;
import dev.seedbed.assertions.rule.Report;
import dev.seedbed.assertions.rule.Rule;
import dev.seedbed.assertions.rule.Rules;
import dev.seedbed.assertions.rule.Subject;
import dev.seedbed.assertions.rule.pack.RulePack;
import dev.seedbed.catalog.Catalog;
import dev.seedbed.catalog.ObjectAddress;
import dev.seedbed.catalog.Origin;
import dev.seedbed.catalog.Origins;
import dev.seedbed.catalog.Schema;
import dev.seedbed.catalog.Table;
import dev.seedbed.database.migration.DdlTrace;
import dev.seedbed.database.migration.MigrationTarget;
import dev.seedbed.database.migration.SqlFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One change for each rule, made to a schema that is clean, leads to one finding: its own. */
class MutationIT {
  private static final String BASE = "mutation_base";
  private static final String MUTANT = "mutation_mutant";

  @TempDir static Path root;

  private static Origins origins = Origins.NONE;

  @BeforeAll
  static void make_the_clean_schema() throws IOException, SQLException {
    Files.createDirectories(root.resolve("db"));
    Files.writeString(root.resolve("db/V1__clean.sql"), CleanSchema.sql());
    admin("CREATE DATABASE " + BASE);
    origins = migrate(BASE);
  }

  @AfterAll
  static void drop_it() throws SQLException {
    admin("DROP DATABASE " + BASE);
  }

  @Test
  void the_clean_schema_is_large_varied_and_clean() throws SQLException {
    try (Connection connection = LiveSchema.server().connect(BASE)) {
      Catalog catalog = Catalog.read(connection);
      assertThat(catalog.userTables()).hasSizeGreaterThan(50);
      assertThat(catalog.schemas()).map(Schema::name).contains("Support Desk", "agents", "billing");
      assertThat(catalog.tables()).anyMatch(Table::isPartition);
      Report report = Report.of(subject(catalog, connection), runnable(Rules.recommended()));
      assertThat(report.findings()).map(Finding::fingerprint).isEmpty();
    }
  }

  static List<Rule> rules() {
    return Rules.all();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void one_change_leads_to_one_finding_on_its_object_and_line(Rule rule)
      throws IOException, SQLException {
    Mutation mutation = Mutation.of(rule);
    Rule wanted = bound(rule, mutation);
    Set<String> before = findings(BASE, origins, wanted).stream()
        .map(Finding::fingerprint)
        .collect(Collectors.toSet());

    Path file = root.resolve("db/V2__mutation.sql");
    Files.writeString(file, mutation.sql());
    admin("CREATE DATABASE " + MUTANT + " TEMPLATE " + BASE);
    try {
      Map<ObjectAddress, Origin> all = new HashMap<>(origins.byAddress());
      all.putAll(migrate(MUTANT).byAddress());
      List<Finding> found = findings(MUTANT, new Origins(all), wanted);
      List<Finding> fresh =
          found.stream().filter(each -> !before.contains(each.fingerprint())).toList();
      assertThat(fresh)
          .extracting(Finding::fingerprint)
          .containsExactly(rule.info().id() + " " + mutation.object());
      assertThat(line(fresh.get(0))).isEqualTo(mutation.line());
    } finally {
      admin("DROP DATABASE " + MUTANT);
      admin("DROP ROLE IF EXISTS mutant");
      Files.delete(file);
    }
  }

  /** The line of the mutation that the finding names; 0 if it names another file or none. */
  private static int line(Finding finding) {
    Origin origin = finding.origin();
    return origin != null && origin.file().endsWith("V2__mutation.sql") ? origin.line() : 0;
  }

  /** What the recommended rules and this one find. */
  private static List<Finding> findings(String database, Origins known, Rule rule)
      throws SQLException {
    List<Rule> rules = new ArrayList<>(Rules.recommended());
    rules.removeIf(each -> each.info().equals(rule.info()));
    rules.add(rule);
    try (Connection connection = LiveSchema.server().connect(database)) {
      Catalog catalog = Catalog.read(connection).withOrigins(known);
      return Report.of(subject(catalog, connection), runnable(rules)).findings();
    }
  }

  private static Subject subject(Catalog catalog, Connection connection) {
    return Subject.of(catalog).with(connection);
  }

  private static List<Rule> runnable(List<Rule> rules) {
    return rules;
  }

  private static Rule bound(Rule rule, Mutation mutation) throws IOException {
    if (mutation.pack() == null) {
      return rule;
    }
    Path pack = root.resolve("pack.yaml");
    Files.writeString(pack, "rules:\n  " + rule.info().id() + ": " + mutation.pack().replace("${root}", root.toString()) + "\n");
    return RulePack.read(pack).rules().get(0).rule();
  }

  private static Origins migrate(String database) throws SQLException {
    try (Connection connection = LiveSchema.server().connect(database)) {
      DdlTrace.install(connection);
      SqlFolder.at("filesystem:" + root.resolve("db"))
          .apply(
              new MigrationTarget(
                  connection,
                  LiveSchema.server().jdbcUrl(database),
                  LiveSchema.server().administrator()));
      return DdlTrace.remove(connection);
    }
  }

  private static void admin(String sql) throws SQLException {
    try (Connection connection = LiveSchema.server().connect("postgres");
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}

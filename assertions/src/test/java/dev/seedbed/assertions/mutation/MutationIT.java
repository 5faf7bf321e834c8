package dev.seedbed.assertions.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.assertions.LiveSchema;
import dev.seedbed.assertions.rule.Finding;
import dev.seedbed.assertions.rule.Rule;
import dev.seedbed.assertions.rule.Rules;
import dev.seedbed.assertions.rule.Subject;
import dev.seedbed.assertions.rule.pack.RulePack;
import dev.seedbed.assertions.rule.run.RuleRun;
import dev.seedbed.assertions.rule.run.RunReport;
import dev.seedbed.catalog.Catalog;
import dev.seedbed.catalog.ObjectAddress;
import dev.seedbed.catalog.Origin;
import dev.seedbed.catalog.Origins;
import dev.seedbed.catalog.Schema;
import dev.seedbed.catalog.Table;
import dev.seedbed.database.migration.DdlTrace;
import dev.seedbed.database.migration.MigrationBase;
import dev.seedbed.database.migration.MigrationTarget;
import dev.seedbed.database.migration.MigrationTrace;
import dev.seedbed.database.migration.SqlFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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

  private static final String ALL = "db";

  /**
   * With what the mutations of migrations are about: to trace all of it again for each of them
   * takes two seconds.
   */
  private static final String FEW = "few/db";

  @TempDir static Path root;

  private static final MigrationBase NO_BASE = MigrationBase.of(List.of(), List.of());

  private static Origins origins = Origins.NONE;
  private static Connection administration;
  private static Connection base;

  @BeforeAll
  static void make_the_clean_schema() throws IOException, SQLException {
    Files.createDirectories(root.resolve(ALL));
    Files.writeString(root.resolve(ALL).resolve("V1__clean.sql"), CleanSchema.sql());
    Files.createDirectories(root.resolve(FEW));
    Files.writeString(root.resolve(FEW).resolve("V1__clean.sql"), CleanSchema.sql(4));
    administration = LiveSchema.server().connect("postgres");
    admin("CREATE DATABASE " + BASE + " STRATEGY FILE_COPY");
    base = LiveSchema.server().connect(BASE);
    origins = migrate(base, BASE);
  }

  @AfterAll
  static void drop_it() throws SQLException {
    base.close();
    admin("DROP DATABASE " + BASE);
    administration.close();
  }

  @Test
  void the_clean_schema_is_large_varied_and_clean() throws SQLException, IOException {
    Catalog catalog = Catalog.read(base);
    assertThat(catalog.userTables()).hasSizeGreaterThanOrEqualTo(60);
    assertThat(catalog.schemas()).map(Schema::name).contains("Support Desk", "agents", "billing");
    assertThat(catalog.tables()).anyMatch(Table::isPartition);
    RunReport report = run(base, origins, pack(""), traced(ALL, NO_BASE));
    assertThat(report.findings()).map(Finding::fingerprint).isEmpty();
    assertThat(report.notRun()).isEmpty();
  }

  static List<Rule> rules() {
    return Rules.all();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void one_change_leads_to_one_finding_on_its_object_and_line(Rule rule)
      throws IOException, SQLException {
    Mutation mutation = Mutation.of(rule);
    RulePack pack = pack(more(mutation));
    Set<String> before = before(mutation);

    write("V2__mutation.sql", mutation.sql());
    try {
      if (mutation.isOutsideTransactions()) {
        inADatabaseOfItsOwn(
            mutant -> leadsToOneFinding(mutant, migrate(mutant, MUTANT), mutation, pack, before));
      } else {
        try (Undone undone = Undone.begin(base)) {
          Origins made = migrate(undone.connection(), BASE);
          leadsToOneFinding(base, made, mutation, pack, before);
        }
      }
    } finally {
      for (String folder : List.of(ALL, FEW)) {
        Files.delete(root.resolve(folder).resolve("V2__mutation.sql"));
        Files.deleteIfExists(root.resolve(folder).resolve("V3__later.sql"));
      }
    }
  }

  private interface Attempt {
    void on(Connection mutant) throws IOException, SQLException;
  }

  /** What cannot run in a transaction cannot be undone. */
  private static void inADatabaseOfItsOwn(Attempt attempt) throws IOException, SQLException {
    base.close();
    admin("CREATE DATABASE " + MUTANT + " TEMPLATE " + BASE + " STRATEGY FILE_COPY");
    base = LiveSchema.server().connect(BASE);
    try (Connection mutant = LiveSchema.server().connect(MUTANT)) {
      attempt.on(mutant);
    } finally {
      admin("DROP DATABASE " + MUTANT + " WITH (FORCE)");
    }
  }

  private static void leadsToOneFinding(
      Connection mutant, Origins made, Mutation mutation, RulePack pack, Set<String> before)
      throws IOException, SQLException {
    Map<ObjectAddress, Origin> all = new HashMap<>(origins.byAddress());
    all.putAll(made.byAddress());
    if ("before".equals(mutation.base())) {
      write("V3__later.sql", "CREATE SCHEMA later;");
    }
    List<Finding> fresh =
        run(mutant, new Origins(all), pack, trace(mutation, applied(mutation))).findings().stream()
            .filter(each -> !before.contains(fingerprint(each)))
            .toList();
    assertThat(fresh)
        .map(MutationIT::fingerprint)
        .containsExactly(mutation.rule().id() + " " + mutation.object());
    assertThat(line(fresh.get(0))).isEqualTo(mutation.line());
  }

  /**
   * What the rule finds in the clean schema as the pack has it: taste, as far as it is opt-in. No
   * other finds anything there, so no other is asked.
   */
  private static Set<String> before(Mutation mutation) throws IOException, SQLException {
    String more = more(mutation);
    if (more.isEmpty()) {
      return Set.of();
    }
    RulePack alone = read("rules:\n" + more);
    return run(base, origins, alone, trace(mutation, NO_BASE)).findings().stream()
        .map(MutationIT::fingerprint)
        .collect(Collectors.toSet());
  }

  /** Rule and object, without the file that findings on migrations add. */
  private static String fingerprint(Finding finding) {
    return finding.rule().id() + " " + finding.object();
  }

  /** The line of the mutation that the finding names; 0 if it names another file or none. */
  private static int line(Finding finding) {
    Origin origin = finding.origin();
    return origin != null && origin.file().endsWith("V2__mutation.sql") ? origin.line() : 0;
  }

  private static RunReport run(
      Connection connection, Origins known, RulePack pack, @Nullable MigrationTrace trace)
      throws SQLException {
    Catalog catalog = Catalog.read(connection).withOrigins(known);
    Subject subject = Subject.of(catalog).with(connection);
    return RuleRun.of(pack).in(root).over(trace == null ? subject : subject.with(trace));
  }

  /**
   * What the migrations did, for rules on migrations: the others' changes are no example for them.
   */
  private static @Nullable MigrationTrace trace(Mutation mutation, MigrationBase base)
      throws SQLException {
    return mutation.isOfMigrations() ? traced(FEW, base) : null;
  }

  private static MigrationTrace traced(String folder, MigrationBase base) throws SQLException {
    MigrationTrace trace = MigrationTrace.of(LiveSchema.server(), folder(folder));
    return base.equals(NO_BASE) ? trace : trace.since(base);
  }

  private static MigrationBase applied(Mutation mutation) {
    List<String> file = List.of("db/V2__mutation.sql");
    return mutation.base() == null
        ? NO_BASE
        : mutation.base().equals("edited")
            ? MigrationBase.of(List.of(), file)
            : MigrationBase.of(file, List.of());
  }

  /** What the mutation's pack says besides the recommended one: nothing, or its rule's line. */
  private static String more(Mutation mutation) {
    if (!mutation.rule().optIn() && mutation.pack() == null) {
      return "";
    }
    String parameters =
        mutation.pack() == null ? "on" : mutation.pack().replace("${root}", root.toString());
    return "  " + mutation.rule().id() + ": " + parameters + "\n";
  }

  /** The recommended rules, but for the names that are quoted on purpose, and what is said more. */
  private static RulePack pack(String more) throws IOException {
    return read(
        """
        extends: recommended
        rules:
          NAM001:
            exempt:
              - objects: '"Support Desk"**'
                reason: quoted names are tried out here
        """
            + more);
  }

  private static RulePack read(String pack) throws IOException {
    return RulePack.read(Files.writeString(root.resolve("pack.yaml"), pack));
  }

  private static Origins migrate(Connection connection, String database) throws SQLException {
    DdlTrace.install(connection);
    folder(ALL)
        .apply(
            new MigrationTarget(
                connection,
                LiveSchema.server().jdbcUrl(database),
                LiveSchema.server().administrator()));
    return DdlTrace.remove(connection);
  }

  private static SqlFolder folder(String name) {
    return SqlFolder.at("filesystem:" + root.resolve(name));
  }

  private static void write(String file, String sql) throws IOException {
    for (String folder : List.of(ALL, FEW)) {
      Files.writeString(root.resolve(folder).resolve(file), sql);
    }
  }

  private static void admin(String sql) throws SQLException {
    try (Statement statement = administration.createStatement()) {
      statement.execute(sql);
    }
  }
}

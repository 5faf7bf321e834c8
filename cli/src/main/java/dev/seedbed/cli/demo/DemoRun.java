package dev.seedbed.cli.demo;

import dev.seedbed.assertions.rule.baseline.Baseline;
import dev.seedbed.assertions.rule.run.RuleRun;
import dev.seedbed.assertions.rule.run.RunReport;
import dev.seedbed.catalog.Catalog;
import dev.seedbed.cli.Invocation;
import dev.seedbed.cli.configuration.Configuration;
import dev.seedbed.cli.report.Missing;
import dev.seedbed.cli.report.ReportMaker;
import dev.seedbed.cli.report.ReportSubject;
import dev.seedbed.cli.report.page.ReportFile;
import dev.seedbed.cli.report.page.ReportModel;
import dev.seedbed.cli.report.page.ReportPage;
import dev.seedbed.cli.report.suites.Suites;
import dev.seedbed.cli.seed.PlanNumbers;
import dev.seedbed.cli.seed.Working;
import dev.seedbed.database.TestDatabase;
import dev.seedbed.database.TestDatabases;
import dev.seedbed.database.isolation.Isolation;
import dev.seedbed.database.isolation.TestSession;
import dev.seedbed.database.migration.MigrationSources;
import dev.seedbed.database.migration.MigrationTrace;
import dev.seedbed.database.migration.Migrations;
import dev.seedbed.database.server.DatabaseUse;
import dev.seedbed.database.server.PostgresServer;
import dev.seedbed.database.server.ServerDescription;
import dev.seedbed.database.settings.Settings;
import dev.seedbed.fixtures.AgentsSeed;
import dev.seedbed.fixtures.SeedPlan;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The steps of the demo, one after the other, on a server of its own. */
final class DemoRun {
  private static final String MIGRATIONS = "db/migration";

  private final Invocation invocation;
  private final Path project;
  private final Configuration configuration;
  private final Settings settings;
  private final Migrations migrations;
  private final List<DemoStep> steps = new ArrayList<>();
  private long begin = System.nanoTime();

  DemoRun(Invocation invocation, Path project) {
    this.invocation = invocation;
    this.project = project;
    this.configuration = invocation.configuration(project);
    this.settings = configuration.settings().forThrowawayServer();
    this.migrations = MigrationSources.of(MIGRATIONS, project);
  }

  /**
   * Does them all.
   *
   * @param messages how many, if not as many as the project says
   * @param report the file to write
   * @param kept where the user wants the project
   */
  DemoResult with(@Nullable Long messages, Path report, @Nullable Path kept) {
    SeedPlan plan = plan(messages);
    return invocation.database(
        settings, DatabaseUse.TEST, () -> run(fill(messages, plan), report, kept));
  }

  private SeedPlan plan(@Nullable Long messages) {
    SeedPlan plan = Objects.requireNonNull(configuration.fixtures().seedPlan(), "in seedbed.yaml");
    return messages == null
        ? plan
        : PlanNumbers.agents(plan, "--messages", messages, AgentsSeed::messages);
  }

  /**
   * The databases of a server, and the one that has the rows.
   *
   * @param databases closed by the demo, and then its server
   */
  private record Filled(TestDatabases databases, TestDatabase database) {}

  private Filled fill(@Nullable Long messages, SeedPlan plan) throws SQLException {
    invocation.output().progress("Booting PostgreSQL, migrating and filling it …");
    // Whoever stops this waits until the server that is being made has gone with its files.
    return Working.during(
        invocation,
        "Stopped. The server goes, and its rows with it.",
        line -> {
          DemoRows rows = new DemoRows(project, messages, plan, line);
          TestDatabases databases = TestDatabases.start(settings, migrations, rows);
          return new Filled(databases, databases.migratedBy(migrations, rows));
        });
  }

  private DemoResult run(Filled filled, Path report, @Nullable Path kept) throws SQLException {
    TestDatabases databases = filled.databases();
    PostgresServer server = invocation.closing(databases.server());
    invocation.closing(databases);
    ServerDescription description = server.description();
    invocation.output().detail(description.toString());
    step(
        "server",
        "%s, PostgreSQL %s, %s; %s"
            .formatted(
                description.kind(),
                description.postgresVersion(),
                description.pgvector(),
                databases.cache()));

    TestDatabase made = filled.database();
    TestSession session = made.begin(new Isolation.Clone());
    invocation.closing(session::end);
    Connection connection = invocation.closing(server.connect(session.database()));
    Catalog catalog = Catalog.read(connection).withOrigins(made.origins());
    int tables = catalog.userTables().size();
    int files = made.migrations().applied().size();
    step("schema", "%d tables, made by %d migrations".formatted(tables, files));

    RowCount count = RowCount.of(connection, catalog);
    step(
        "rows",
        String.format(
            Locale.ROOT, "%,d, of which %,d are messages", count.all(), count.messages()));

    invocation.output().progress("Holding the schema to its rules …");
    ReportMaker maker = maker();
    String version = "PostgreSQL " + description.postgresVersion();
    MigrationTrace trace = MigrationTrace.of(server, migrations);
    ReportSubject subject = new ReportSubject(connection, catalog, version, trace, null);
    RunReport run = maker.check(subject);
    int findings = run.findings().size();
    step(
        "rules",
        "%d of pack %s, %s"
            .formatted(
                run.results().size(),
                run.pack(),
                findings == 0 ? "none broken" : "broken " + findings + " times"));

    invocation.output().progress("Writing the report …");
    ReportModel model = maker.of(subject, run);
    ReportFile.write(report, ReportPage.html(model));
    step("report", "one file, which needs no other");
    return new DemoResult(steps, tables, count.all(), count.messages(), findings, report, kept);
  }

  private ReportMaker maker() {
    RuleRun rules =
        RuleRun.of(Objects.requireNonNull(configuration.rules().pack(), "in seedbed.yaml"))
            .in(project);
    Path accepted = configuration.rules().baseline();
    return new ReportMaker(
        project,
        accepted == null ? rules : rules.with(Baseline.read(accepted)),
        configuration.fixtures(),
        Suites.without(
            new Missing(
                "The demo runs no tests.", "Run those of your project, and seedbed report.")));
  }

  private void step(String name, String outcome) {
    long end = System.nanoTime();
    steps.add(new DemoStep(name, outcome, Duration.ofNanos(end - begin)));
    begin = end;
  }
}

package dev.seedbed.cli.report;

import dev.seedbed.assertions.rule.pack.RulePack;
import dev.seedbed.assertions.rule.run.RuleRun;
import dev.seedbed.catalog.Catalog;
import dev.seedbed.catalog.Origins;
import dev.seedbed.cli.ServerOfTests;
import dev.seedbed.cli.report.page.ReportModel;
import dev.seedbed.cli.report.suites.SuiteReader;
import dev.seedbed.database.migration.DdlTrace;
import dev.seedbed.database.migration.MigrationSources;
import dev.seedbed.database.migration.MigrationTarget;
import dev.seedbed.database.migration.MigrationTrace;
import dev.seedbed.database.migration.Migrations;
import dev.seedbed.fixtures.Bulk;
import dev.seedbed.fixtures.FixtureSettings;
import dev.seedbed.fixtures.Mapping;
import dev.seedbed.fixtures.SeedPlan;
import dev.seedbed.fixtures.Shares;
import dev.seedbed.fixtures.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;

/** The report on the manifest sample, made of a real server. */
final class ManifestReport {
  static final Path PROJECT = Path.of("../samples/manifest").toAbsolutePath().normalize();
  private static final Path REPORTS =
      Path.of("src/test/resources/dev/seedbed/cli/report/suites").toAbsolutePath();
  static final String MIGRATIONS = "src/main/resources/db/migration";

  private ManifestReport() {}

  /** The report after so many messages were seeded. */
  static ReportModel read(int messages) throws SQLException, IOException {
    Migrations migrations = MigrationSources.of(MIGRATIONS, PROJECT);
    ServerOfTests.create("manifest");
    try (Connection connection = ServerOfTests.get().connect("manifest")) {
      DdlTrace.install(connection);
      migrations.apply(
          new MigrationTarget(
              connection,
              ServerOfTests.get().jdbcUrl("manifest"),
              ServerOfTests.get().administrator()));
      Origins origins = DdlTrace.remove(connection);
      Catalog catalog = Catalog.read(connection).withOrigins(origins);
      SeedPlan plan =
          SeedPlan.seed(42)
              .agents(
                  a ->
                      a.tenants(20, Shares.zipf(1.1))
                          .messages(messages)
                          .embeddings(Topics.topics(8)));
      plan.load(ServerOfTests.dataSource("manifest"), Bulk.parallel(1));
      ReportMaker maker =
          new ReportMaker(
              PROJECT,
              RuleRun.of(RulePack.named("mana")).in(PROJECT).on(LocalDate.of(2026, 1, 1)),
              new FixtureSettings(Mapping.BY_NAME, plan),
              SuiteReader.read(PROJECT, REPORTS));
      ReportSubject subject =
          new ReportSubject(
              connection,
              catalog,
              "PostgreSQL 17",
              MigrationTrace.of(ServerOfTests.get(), migrations),
              null);
      return maker.of(subject, maker.check(subject));
    }
  }
}

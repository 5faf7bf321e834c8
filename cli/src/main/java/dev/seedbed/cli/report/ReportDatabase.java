package dev.seedbed.cli.report;

import dev.seedbed.catalog.Catalog;
import dev.seedbed.catalog.SeedbedException;
import dev.seedbed.cli.Invocation;
import dev.seedbed.cli.report.page.ReportModel;
import dev.seedbed.database.TestDatabases;
import dev.seedbed.database.development.DevelopmentDatabase;
import dev.seedbed.database.migration.MigrationTrace;
import dev.seedbed.database.migration.Migrations;
import dev.seedbed.database.server.ExternalServer;
import dev.seedbed.database.server.PostgresServer;
import dev.seedbed.database.settings.Setting;
import dev.seedbed.database.settings.Settings;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The databases that a report is made of: the one that it is about, and a throwaway one in which
 * the migrations are traced. Where no database is at hand both are on one server that goes with the
 * command.
 */
final class ReportDatabase {
  private final Invocation invocation;
  private final ReportMaker maker;
  private final boolean traced;

  ReportDatabase(Invocation invocation, ReportMaker maker, boolean traced) {
    this.invocation = invocation;
    this.maker = maker;
    this.traced = traced;
  }

  /** The report on the given database, or on the development database, or else a throwaway one. */
  ReportModel atHand() throws SQLException {
    Settings settings = invocation.settings();
    if (ExternalServer.isMeant(settings)) {
      return on(
          invocation.given(settings),
          settings.withAnnotation("seedbed report", Map.of(Setting.SERVER, "embedded")));
    }
    ExternalServer running = developmentDatabase(settings);
    return running == null ? throwaway() : on(running, settings);
  }

  /** The report on what the migrations make. */
  ReportModel throwaway() throws SQLException {
    Throwaway own = migrate(invocation.settings().forThrowawayServer());
    Connection connection = connect(own.server(), own.catalog().database());
    return report(connection, own.catalog(), own.server(), own.trace(), null);
  }

  private @Nullable ExternalServer developmentDatabase(Settings settings) {
    try {
      return DevelopmentDatabase.of(settings, invocation.shell().environment())
          .ifRunning()
          .orElse(null);
    } catch (SeedbedException e) {
      // A report does not need it.
      invocation.output().detail("no development database: " + e.error().what());
      return null;
    }
  }

  /**
   * A database is read as it is; what the migrations do is seen in a server of ours.
   *
   * @param throwaway the settings of that one
   */
  private ReportModel on(ExternalServer server, Settings throwaway) throws SQLException {
    Connection connection = connect(server, server.database());
    Catalog catalog = Catalog.read(connection);
    if (!traced) {
      return report(connection, catalog, server, null, null);
    }
    Throwaway own;
    try {
      own = migrate(throwaway);
    } catch (SeedbedException e) {
      return report(connection, catalog, server, null, untraced(e));
    }
    Catalog located = catalog.withOrigins(own.catalog().origins());
    return report(connection, located, server, own.trace(), null);
  }

  private ReportModel report(
      Connection connection,
      Catalog catalog,
      PostgresServer server,
      @Nullable MigrationTrace trace,
      @Nullable Missing untraced)
      throws SQLException {
    String version = "PostgreSQL " + server.description().postgresVersion();
    ReportSubject subject = new ReportSubject(connection, catalog, version, trace, untraced);
    return maker.of(subject, maker.check(subject));
  }

  private static Missing untraced(SeedbedException error) {
    String first = error.error().what().lines().findFirst().orElse("");
    return new Missing(
        "The migrations could not be traced: " + first + ".",
        "Let the report have a server of its own to trace them in; seedbed trace tells more.");
  }

  /** What is known of the migrations. */
  private record Throwaway(
      PostgresServer server, Catalog catalog, @Nullable MigrationTrace trace) {}

  private Throwaway migrate(Settings settings) throws SQLException {
    Migrations migrations = invocation.migrations();
    TestDatabases databases = TestDatabases.start(settings, migrations);
    PostgresServer server = invocation.closing(databases.server());
    invocation.closing(databases);
    Catalog catalog = databases.migratedBy(migrations).catalog();
    return new Throwaway(server, catalog, traced ? MigrationTrace.of(server, migrations) : null);
  }

  private Connection connect(PostgresServer server, String database) throws SQLException {
    return invocation.closing(server.connect(database));
  }
}

package dev.seedbed.cli.seed;

import dev.seedbed.cli.Invocation;
import dev.seedbed.database.server.DatabaseUse;
import dev.seedbed.database.server.ExternalServer;
import dev.seedbed.fixtures.Bulk;
import dev.seedbed.fixtures.LoadReport;
import dev.seedbed.fixtures.SeedPlan;

/** A load of a plan into a database, which shows how far it is and which Ctrl-C stops in order. */
public final class Seeding {
  private static final String STOPPED =
      "Stopped. What is loaded stays, and the same command goes on with the rest.";

  private final Invocation invocation;
  private final SeedPlan plan;
  private final LoadOptions options;

  Seeding(Invocation invocation, SeedPlan plan, LoadOptions options) {
    this.invocation = invocation;
    this.plan = plan;
    this.options = options;
  }

  /**
   * Of the project's plan, or, if it has none, of agents and their messages.
   *
   * @throws dev.seedbed.catalog.SeedbedException if the plan cannot be understood
   */
  public static Seeding ofProject(Invocation invocation) {
    return new Seeding(invocation, new PlanOptions().plan(invocation), new LoadOptions());
  }

  /** Loads what is not there yet. */
  public SeedResult into(ExternalServer server) {
    SeedTarget.Database database = SeedTarget.Database.on(server);
    LoadReport report = into(database);
    return result(database, report, false);
  }

  LoadReport into(SeedTarget.Database database) {
    return Working.during(
        invocation,
        STOPPED,
        line -> {
          Bulk bulk = options.bulk(line);
          return invocation.database(
              DatabaseUse.DEVELOPMENT, () -> plan.load(database.dataSource(), bulk));
        });
  }

  static SeedResult result(SeedTarget.Database database, LoadReport report, boolean verified) {
    return new SeedResult(
        database.name(),
        report.manifest(),
        report.loadedRows(),
        report.complete(),
        verified,
        report.elapsed());
  }
}

package dev.seedbed.cli.migration;

import dev.seedbed.assertions.rule.run.Verdict;
import dev.seedbed.cli.Invocation;
import dev.seedbed.cli.database.Migrated;
import dev.seedbed.database.development.DevelopmentDatabase;
import dev.seedbed.database.migration.MigrationOptions;
import dev.seedbed.database.migration.MigrationReport;
import dev.seedbed.database.migration.Migrations;
import dev.seedbed.database.server.DatabaseUse;
import dev.seedbed.database.settings.Setting;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Applies what is pending. */
@Command(
    name = "migrate",
    description = {
      "Applies the migrations that the development database has not had.",
      "With --url another one, whose name must look like a development or test database's."
    },
    footer = {
      "  seedbed migrate",
      "  seedbed migrate --dry-run",
      "  seedbed migrate --lock-wait 10m --timeout 1h --transactions one-per-file"
    })
public final class MigrateCommand implements Callable<Verdict> {
  private final Invocation invocation;

  @Option(
      names = "--dry-run",
      description =
          "Apply everything and roll it back; what cannot run in a transaction is left out.")
  private boolean dryRun;

  @Option(
      names = "--lock-wait",
      paramLabel = "TIME",
      description = "How long to wait for another migrator; 5m if not said.")
  private String lockWait = "";

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      description = "How long one file may take; 5m if not said.")
  private String timeout = "";

  @Option(
      names = "--transactions",
      paramLabel = "MODE",
      description = "one-for-all or one-per-file; one-for-all if not said.")
  private String transactions = "";

  @Option(
      names = "--retries",
      paramLabel = "N",
      description = "How often to try again after a failure that passes; 2 if not said.")
  private String retries = "";

  @Option(
      names = "--out-of-order",
      description = "Apply also what comes before the highest version that was applied.")
  private boolean outOfOrder;

  public MigrateCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Verdict call() {
    Migrations migrations = invocation.migrations().with(options().withDryRun(dryRun));
    MigrationReport report =
        invocation.database(
            DatabaseUse.DEVELOPMENT,
            () -> {
              DevelopmentDatabase database =
                  invocation.closing(
                      DevelopmentDatabase.of(
                          invocation.settings(), invocation.shell().environment()));
              return database.migrate(migrations);
            });
    Migrated migrated = new Migrated(report);
    invocation
        .output()
        .result(
            () -> migrated.text(dryRun ? "tried and rolled back" : "applied"),
            () -> {
              Map<String, Object> json = new LinkedHashMap<>(migrated.json());
              json.put("dryRun", dryRun);
              return json;
            });
    return Verdict.CLEAN;
  }

  /** Those of the project, with what was said here in front. */
  private MigrationOptions options() {
    return invocation
        .settings()
        .withAnnotation("option --lock-wait", Map.of(Setting.MIGRATION_LOCK_WAIT, lockWait))
        .withAnnotation("option --timeout", Map.of(Setting.MIGRATION_TIMEOUT, timeout))
        .withAnnotation(
            "option --transactions", Map.of(Setting.MIGRATION_TRANSACTIONS, transactions))
        .withAnnotation("option --retries", Map.of(Setting.MIGRATION_RETRIES, retries))
        .withAnnotation(
            "option --out-of-order",
            Map.of(Setting.MIGRATION_OUT_OF_ORDER, outOfOrder ? "true" : ""))
        .migrationOptions();
  }
}

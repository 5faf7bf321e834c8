package dev.seedbed.cli.migration;

import dev.seedbed.assertions.rule.run.Verdict;
import dev.seedbed.catalog.ErrorMessage;
import dev.seedbed.cli.Invocation;
import dev.seedbed.cli.database.Migrated;
import dev.seedbed.cli.database.Time;
import dev.seedbed.database.development.DevelopmentDatabase;
import dev.seedbed.database.migration.MigrationOptions;
import dev.seedbed.database.migration.MigrationReport;
import dev.seedbed.database.migration.Migrations;
import dev.seedbed.database.migration.TransactionMode;
import dev.seedbed.database.server.DatabaseUse;
import java.time.Duration;
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
      converter = Time.class,
      description = "How long to wait for another migrator (5m).")
  private Duration lockWait = MigrationOptions.DEFAULT.lockWait();

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      converter = Time.class,
      description = "How long one file may take (5m).")
  private Duration timeout = MigrationOptions.DEFAULT.timeout();

  @Option(
      names = "--transactions",
      paramLabel = "MODE",
      description = "one-for-all (as without it) or one-per-file.")
  private String transactions = "one-for-all";

  @Option(
      names = "--out-of-order",
      description = "Apply also what comes before the highest version that was applied.")
  private boolean outOfOrder;

  public MigrateCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Verdict call() {
    MigrationOptions options =
        MigrationOptions.DEFAULT
            .withDryRun(dryRun)
            .withLockWait(lockWait)
            .withTimeout(timeout)
            .withTransactions(mode())
            .withOutOfOrder(outOfOrder);
    Migrations migrations = invocation.migrations().with(options);
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

  private TransactionMode mode() {
    return switch (transactions) {
      case "one-for-all" -> TransactionMode.ONE_FOR_ALL;
      case "one-per-file" -> TransactionMode.ONE_PER_FILE;
      default ->
          throw ErrorMessage.of("Unknown mode of transactions: " + transactions)
              .expected("one-for-all or one-per-file")
              .actual("\"" + transactions + "\"")
              .toFix("write --transactions one-per-file, or leave it out")
              .toException();
    };
  }
}

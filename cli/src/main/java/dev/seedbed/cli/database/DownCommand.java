package dev.seedbed.cli.database;

import dev.seedbed.assertions.rule.run.Verdict;
import dev.seedbed.cli.Invocation;
import dev.seedbed.database.development.DevelopmentDatabase;
import dev.seedbed.database.development.DownReport;
import dev.seedbed.database.development.UpOptions;
import dev.seedbed.database.server.DatabaseUse;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Takes the development database down. */
@Command(
    name = "down",
    description = {
      "Stops the project's development database.",
      "Its data stay for the next seedbed up, unless they are to be removed."
    },
    footer = {"  seedbed down", "  seedbed down --remove"})
public final class DownCommand implements Callable<Verdict> {
  private final Invocation invocation;

  @Option(names = "--remove", description = "Remove its data too.")
  private boolean remove;

  @Option(
      names = "--wait",
      paramLabel = "TIME",
      converter = Time.class,
      description = "How long to wait for another seedbed that is at work on it (60s).")
  private Duration wait = UpOptions.DEFAULT.patience();

  public DownCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Verdict call() {
    DownReport report =
        invocation.database(
            DatabaseUse.READING,
            () -> {
              DevelopmentDatabase database =
                  DevelopmentDatabase.of(invocation.settings(), invocation.shell().environment());
              return database.down(remove, wait, invocation.output()::progress);
            });
    invocation.output().result(() -> text(report), () -> report);
    return Verdict.CLEAN;
  }

  private static String text(DownReport report) {
    if (report.given()) {
      return "nothing to stop: the database is the one that the setting \"url\" names";
    }
    if (report.removed()) {
      return report.ran() ? "stopped, and its data removed" : "its data removed";
    }
    return report.ran() ? "stopped; its data stay" : "it did not run";
  }
}

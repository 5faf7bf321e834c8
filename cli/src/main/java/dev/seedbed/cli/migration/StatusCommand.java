package dev.seedbed.cli.migration;

import dev.seedbed.assertions.rule.run.Verdict;
import dev.seedbed.cli.Invocation;
import dev.seedbed.cli.Style;
import dev.seedbed.database.development.DevelopmentDatabase;
import dev.seedbed.database.migration.MigrationStatus;
import dev.seedbed.database.migration.Migrations;
import dev.seedbed.database.server.DatabaseUse;
import dev.seedbed.database.server.ExternalServer;
import java.sql.Connection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists which migrations a database has had. */
@Command(
    name = "status",
    description = {
      "Lists which migrations the development database has had, and which are pending.",
      "With --url any database: it is only read."
    },
    footer = {"  seedbed status", "  seedbed status --check --json"})
public final class StatusCommand implements Callable<Verdict> {
  private final Invocation invocation;

  @Option(names = "--check", description = "End with 1 if there are pending ones.")
  private boolean check;

  public StatusCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Verdict call() {
    Migrations migrations = invocation.migrations();
    MigrationStatus status =
        invocation.database(
            DatabaseUse.READING,
            () -> {
              ExternalServer server =
                  DevelopmentDatabase.of(invocation.settings(), invocation.shell().environment())
                      .running(DatabaseUse.READING);
              try (Connection connection = invocation.closing(server.connect(server.database()))) {
                return migrations.status(connection);
              }
            });
    invocation.output().result(() -> text(migrations, status), () -> json(status));
    return check && !status.pending().isEmpty() ? Verdict.FINDINGS : Verdict.CLEAN;
  }

  private String text(Migrations migrations, MigrationStatus status) {
    List<MigrationStatus.Entry> entries = status.entries();
    if (entries.isEmpty()) {
      return "what was applied is known to the tool alone: " + migrations;
    }
    int pending = status.pending().size();
    return entries.stream()
            .map(
                entry ->
                    entry.applied()
                        ? entry.toString()
                        : invocation.output().styled(Style.WARNING, entry.toString()))
            .collect(Collectors.joining("\n"))
        + "\n\n"
        + (entries.size() - pending)
        + " applied, "
        + pending
        + " pending";
  }

  private static Map<String, Object> json(MigrationStatus status) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("migrations", status.entries());
    json.put("applied", status.entries().size() - status.pending().size());
    json.put("pending", status.pending().size());
    return json;
  }
}

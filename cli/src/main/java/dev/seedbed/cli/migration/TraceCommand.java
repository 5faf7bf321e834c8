package dev.seedbed.cli.migration;

import dev.seedbed.assertions.rule.run.Verdict;
import dev.seedbed.cli.Invocation;
import dev.seedbed.cli.Style;
import dev.seedbed.database.migration.MigrationTrace;
import dev.seedbed.database.migration.Migrations;
import dev.seedbed.database.server.DatabaseUse;
import dev.seedbed.database.server.PostgresServer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Tells what each statement of the migrations did. */
@Command(
    name = "trace",
    description = {
      "Applies the migrations to an empty database on a server that is thrown away, and tells what",
      "each statement made or changed, which locks it took, which tables it rewrote, and how long",
      "it took there."
    },
    footer = {
      "  seedbed trace",
      "  seedbed trace --changes",
      "  seedbed trace --json > trace.json"
    })
public final class TraceCommand implements Callable<Verdict> {
  private final Invocation invocation;

  @Option(names = "--changes", description = "Leave out statements that change no object.")
  private boolean changes;

  public TraceCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Verdict call() {
    Migrations migrations = invocation.migrations();
    MigrationTrace trace =
        invocation.database(
            DatabaseUse.READING,
            () -> {
              PostgresServer server =
                  invocation.closing(
                      PostgresServer.start(invocation.settings().forThrowawayServer()));
              return MigrationTrace.of(server, migrations);
            });
    List<MigrationTrace.Statement> shown =
        trace.statements().stream()
            .filter(statement -> !changes || !statement.changes().isEmpty())
            .toList();
    invocation
        .output()
        .result(
            () -> shown.stream().map(this::text).collect(Collectors.joining("\n")),
            () -> shown.stream().map(TraceCommand::json).toList());
    return Verdict.CLEAN;
  }

  private String text(MigrationTrace.Statement statement) {
    StringBuilder text = new StringBuilder();
    String place = invocation.output().styled(Style.HEADING, statement.at().toString());
    text.append(place).append("  ").append(millis(statement)).append(" ms");
    statement
        .changes()
        .forEach(
            change ->
                text.append("\n  ")
                    .append(change.command())
                    .append("  ")
                    .append(change.kind())
                    .append(' ')
                    .append(change.object()));
    statement
        .rewritten()
        .forEach(rewrite -> text.append("\n  rewrote table ").append(rewrite.table()));
    statement
        .locks()
        .forEach(
            lock -> text.append("\n  ").append(lock.mode()).append(" on ").append(lock.relation()));
    return text.toString();
  }

  private static Map<String, Object> json(MigrationTrace.Statement statement) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("file", statement.at().file());
    json.put("line", statement.at().line());
    json.put("migration", statement.migration());
    json.put("milliseconds", Double.parseDouble(millis(statement)));
    json.put("sql", statement.sql());
    json.put("changes", statement.changes());
    json.put(
        "locks",
        statement.locks().stream()
            .map(lock -> Map.of("relation", lock.relation().toString(), "mode", lock.mode()))
            .toList());
    json.put(
        "rewritten", statement.rewritten().stream().map(MigrationTrace.Rewrite::table).toList());
    return json;
  }

  private static String millis(MigrationTrace.Statement statement) {
    return String.format(Locale.ROOT, "%.1f", statement.took().toNanos() / 1e6);
  }
}

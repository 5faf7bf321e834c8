package dev.seedbed.cli.database;

import dev.seedbed.assertions.rule.run.Verdict;
import dev.seedbed.catalog.ErrorMessage;
import dev.seedbed.cli.Invocation;
import dev.seedbed.cli.seed.SeedResult;
import dev.seedbed.cli.seed.Seeding;
import dev.seedbed.database.development.DevelopmentDatabase;
import dev.seedbed.database.development.UpOptions;
import dev.seedbed.database.development.UpReport;
import dev.seedbed.database.migration.Migrations;
import dev.seedbed.database.server.DatabaseUse;
import dev.seedbed.database.server.ServerDescription;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Brings the development database up. */
@Command(
    name = "up",
    description = {
      "Starts the project's development database and migrates it.",
      "It runs on until seedbed down. If it runs already, what is pending is applied."
    },
    footer = {
      "  seedbed up",
      "  seedbed up --port 5433 --wait 5m",
      "  seedbed up --reset --seed",
      "  seedbed up --url postgresql://me@localhost/shop_dev"
    })
public final class UpCommand implements Callable<Verdict> {
  private final Invocation invocation;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "The port at 127.0.0.1; without, the one that it had, at first a free one.")
  private int port;

  @Option(
      names = "--wait",
      paramLabel = "TIME",
      converter = Time.class,
      description = "How long to wait for another seedbed and for the server: 30s, 10m (60s).")
  private Duration wait = UpOptions.DEFAULT.patience();

  @Option(
      names = "--fsync",
      negatable = true,
      description = "Whether data survive a crash of the machine (at first yes, then as before).")
  private @Nullable Boolean fsync;

  @Option(
      names = "--seed",
      description = "Then load the project's seed plan, or agents and messages if it has none.")
  private boolean seed;

  @Option(names = "--reset", description = "Make it anew, without what was in it.")
  private boolean reset;

  public UpCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Verdict call() {
    // Before anything is started: what is wrong with them is cheap to find.
    Migrations migrations = invocation.migrations();
    UpOptions options = options();
    Seeding seeding = seed ? Seeding.ofProject(invocation) : null;
    UpReport report =
        invocation.database(
            DatabaseUse.DEVELOPMENT,
            () -> {
              DevelopmentDatabase database =
                  invocation.closing(
                      DevelopmentDatabase.of(
                          invocation.settings(), invocation.shell().environment()));
              return database.up(migrations, options, invocation.output()::progress);
            });
    SeedResult rows = seeding == null ? null : seeding.into(report.server());
    invocation.output().result(() -> text(report, rows), () -> json(report, rows));
    return Verdict.CLEAN;
  }

  private UpOptions options() {
    if (port < 0 || port > 65535) {
      throw ErrorMessage.of("Not a port: " + port)
          .expected("a number from 0 to 65535, where 0 takes a free port")
          .actual(String.valueOf(port))
          .toFix("correct --port, or leave it out")
          .toException();
    }
    return new UpOptions(port, wait, fsync, reset);
  }

  private static String text(UpReport report, @Nullable SeedResult rows) {
    ServerDescription server = report.server().description();
    StringBuilder text = new StringBuilder();
    String done =
        switch (report.action()) {
          case MADE -> "made and started";
          case STARTED -> "started";
          case RAN_ALREADY -> "ran already";
          case GIVEN -> "yours";
        };
    text.append("database    ").append(report.server().database()).append(", ").append(done);
    text.append("\nserver      PostgreSQL ").append(server.postgresVersion());
    text.append(" (").append(server.kind()).append(") at ").append(server.host()).append(':');
    text.append(server.port()).append(", ").append(server.pgvector());
    text.append("\nmigrations  ").append(new Migrated(report.migrations()).text("applied"));
    report.notes().forEach(note -> text.append("\nnote        ").append(note));
    if (rows != null) {
      text.append("\n\n").append(rows.text().stripTrailing());
    }
    text.append("\n\nseedbed psql opens it, seedbed url prints its URL, seedbed down stops it");
    return text.toString();
  }

  private static Map<String, Object> json(UpReport report, @Nullable SeedResult rows) {
    ServerDescription server = report.server().description();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("action", report.action().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    json.put("database", report.server().database());
    json.put("kind", server.kind().toString());
    json.put("version", server.postgresVersion());
    json.put("host", server.host());
    json.put("port", server.port());
    json.put("user", report.server().administrator().user());
    json.put("migrations", new Migrated(report.migrations()).json());
    json.put("notes", report.notes());
    if (rows != null) {
      json.put("rows", rows.json());
    }
    return json;
  }
}

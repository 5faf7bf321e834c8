package dev.seedbed.cli;

import dev.seedbed.cli.database.DownCommand;
import dev.seedbed.cli.database.PsqlCommand;
import dev.seedbed.cli.database.UpCommand;
import dev.seedbed.cli.database.UrlCommand;
import dev.seedbed.cli.demo.DemoCommand;
import dev.seedbed.cli.init.InitCommand;
import dev.seedbed.cli.migration.MigrateCommand;
import dev.seedbed.cli.migration.StatusCommand;
import dev.seedbed.cli.migration.TraceCommand;
import dev.seedbed.cli.report.ReportCommand;
import dev.seedbed.cli.rules.AcceptCommand;
import dev.seedbed.cli.rules.CheckCommand;
import dev.seedbed.cli.rules.ExplainCommand;
import dev.seedbed.cli.rules.LintCommand;
import dev.seedbed.cli.rules.PruneCommand;
import dev.seedbed.cli.schema.DiffCommand;
import dev.seedbed.cli.schema.SnapshotCommand;
import dev.seedbed.cli.seed.SeedCommand;
import java.util.List;
import java.util.function.Function;

/**
 * A command that there is.
 *
 * @param name as the user types it; the command's own {@code @Command} says the same
 * @param make makes it for one call
 */
record KnownCommand(String name, Function<Invocation, Object> make) {

  /** All of them, in the order in which the help shows them. Adding one is adding a line. */
  static final List<KnownCommand> ALL =
      List.of(
          new KnownCommand("demo", DemoCommand::new),
          new KnownCommand("init", InitCommand::new),
          new KnownCommand("check", CheckCommand::new),
          new KnownCommand("lint", LintCommand::new),
          new KnownCommand("accept", AcceptCommand::new),
          new KnownCommand("prune", PruneCommand::new),
          new KnownCommand("explain", ExplainCommand::new),
          new KnownCommand("report", ReportCommand::new),
          new KnownCommand("seed", SeedCommand::new),
          new KnownCommand("up", UpCommand::new),
          new KnownCommand("down", DownCommand::new),
          new KnownCommand("psql", PsqlCommand::new),
          new KnownCommand("url", UrlCommand::new),
          new KnownCommand("migrate", MigrateCommand::new),
          new KnownCommand("status", StatusCommand::new),
          new KnownCommand("diff", DiffCommand::new),
          new KnownCommand("snapshot", SnapshotCommand::new),
          new KnownCommand("trace", TraceCommand::new),
          new KnownCommand("completion", CompletionCommand::new));
}

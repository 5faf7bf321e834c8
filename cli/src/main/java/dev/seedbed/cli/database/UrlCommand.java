package dev.seedbed.cli.database;

import dev.seedbed.assertions.rule.run.Verdict;
import dev.seedbed.cli.Invocation;
import dev.seedbed.database.development.DevelopmentDatabase;
import dev.seedbed.database.server.DatabaseUse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Prints where the development database is. */
@Command(
    name = "url",
    description = {
      "Prints the URL of the development database, with its password.",
      "Whoever reads the output can log in: mind logs and screens."
    },
    footer = {
      "  DATABASE_URL=$(seedbed url)",
      "  seedbed url --jdbc",
      "  seedbed url --env > .env.local",
    })
public final class UrlCommand implements Callable<Verdict> {
  private final Invocation invocation;

  @ArgGroup private @Nullable Form form;

  public UrlCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  /** How it is printed. */
  private static final class Form {
    @Option(names = "--jdbc", description = "As JDBC takes it.")
    private boolean jdbc;

    @Option(
        names = "--env",
        description = "As lines for a shell: DATABASE_URL, PGHOST, PGPORT, and so on.")
    private boolean env;
  }

  @Override
  public Verdict call() {
    Environment environment =
        invocation.database(
            DatabaseUse.READING,
            () ->
                new Environment(
                    DevelopmentDatabase.of(invocation.settings(), invocation.shell().environment())
                        .running(DatabaseUse.READING)));
    Map<String, String> all = new LinkedHashMap<>();
    all.put("DATABASE_URL", environment.url());
    all.putAll(environment.variables());
    invocation
        .output()
        .result(
            () -> text(environment, all),
            () -> Map.of("url", environment.url(), "jdbcUrl", environment.jdbcUrl(), "env", all));
    return Verdict.CLEAN;
  }

  private String text(Environment environment, Map<String, String> all) {
    Form asked = form;
    if (asked != null && asked.env) {
      return all.entrySet().stream()
          .map(each -> each.getKey() + "='" + each.getValue().replace("'", "'\\''") + "'")
          .collect(Collectors.joining("\n"));
    }
    return asked != null && asked.jdbc ? environment.jdbcUrl() : environment.url();
  }
}

package dev.seedbed.cli.database;

import dev.seedbed.catalog.ErrorMessage;
import dev.seedbed.cli.Invocation;
import dev.seedbed.database.development.DevelopmentDatabase;
import dev.seedbed.database.server.DatabaseUse;
import dev.seedbed.database.settings.Setting;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Opens the development database with PostgreSQL's own program. */
@Command(
    name = "psql",
    description = {
      "Opens the development database with psql, and ends as psql ends.",
      "What stands after -- is handed on. psql must be installed."
    },
    footer = {"  seedbed psql", "  seedbed psql -- -c 'SELECT count(*) FROM users'"})
public final class PsqlCommand implements Callable<Integer> {
  private final Invocation invocation;

  @Parameters(
      paramLabel = "ARGUMENT",
      arity = "0..*",
      description = "Handed on to psql; after -- if it begins with a hyphen.")
  private List<String> arguments = List.of();

  public PsqlCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws InterruptedException {
    Path program = program();
    Environment environment =
        invocation.database(
            DatabaseUse.DEVELOPMENT,
            () ->
                new Environment(
                    DevelopmentDatabase.of(invocation.settings(), invocation.shell().environment())
                        .running(DatabaseUse.DEVELOPMENT)));
    List<String> words = new ArrayList<>(List.of(program.toString()));
    words.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(words).inheritIO();
    builder.directory(invocation.shell().folder().toFile());
    // Not among the arguments, which every user of the machine can see.
    builder.environment().putAll(environment.variables());
    try {
      Process process = builder.start();
      invocation.closing(new Session(process));
      return process.waitFor();
    } catch (IOException e) {
      throw missing("cannot run " + program + ": " + e.getMessage()).toException(e);
    }
  }

  private Path program() {
    Map<String, String> environment = invocation.shell().environment();
    Stream<Path> installed =
        invocation.settings().text(Setting.POSTGRES_HOME).stream()
            .map(home -> invocation.settings().projectRoot().resolve(home))
            .flatMap(home -> Stream.of(home.resolve("bin"), home));
    Stream<Path> onPath =
        Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator, -1))
            .filter(folder -> !folder.isBlank())
            .map(Path::of);
    return Stream.concat(installed, onPath)
        .flatMap(folder -> Stream.of(folder.resolve("psql"), folder.resolve("psql.exe")))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() -> missing("none on the PATH").toException());
  }

  private static ErrorMessage missing(String actual) {
    return ErrorMessage.of("psql is not installed")
        .expected("PostgreSQL's program psql on the PATH")
        .actual(actual)
        .why("the embedded server comes without it")
        .toFix("install PostgreSQL's client, such as Debian's package postgresql-client")
        .toFix("use any other client: it takes what seedbed url prints");
  }

  /**
   * psql, for which Ctrl-C is a way to cancel a query: so this process does not end before it, and
   * ends as it does.
   */
  private record Session(Process process) implements AutoCloseable {
    @Override
    public void close() {
      if (process.isAlive()) {
        Runtime.getRuntime().halt(process.onExit().join().exitValue());
      }
    }
  }
}

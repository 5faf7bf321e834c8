package dev.seedbed.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * A command that ran in this JVM, and what came of it.
 *
 * <pre>{@code
 * CommandRun run = CommandRun.in(folder).with("SEEDBED_SERVER", "embedded").run("check", "--json");
 * assertThat(run.exitCode()).isZero();
 * }</pre>
 *
 * @param exitCode what the process would end with
 * @param out its standard output
 * @param err its error stream
 */
public record CommandRun(int exitCode, String out, String err) {

  /** A user whose working directory is a folder, and whose environment is empty. */
  public static User in(Path folder) {
    return new User(folder.toAbsolutePath(), Map.of(), false);
  }

  /**
   * Who runs commands.
   *
   * @param terminal whether standard output is a terminal
   */
  public record User(Path folder, Map<String, String> environment, boolean terminal) {

    /** The same with a variable in the environment. */
    public User with(String variable, String value) {
      return with(Map.of(variable, value));
    }

    /** The same with these variables in the environment. */
    public User with(Map<String, String> variables) {
      Map<String, String> more = new HashMap<>(environment);
      more.putAll(variables);
      return new User(folder, more, terminal);
    }

    /** The same in front of a terminal. */
    public User atTerminal() {
      return new User(folder, environment, true);
    }

    /** Runs a command to its end. */
    public CommandRun run(String... arguments) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      ByteArrayOutputStream err = new ByteArrayOutputStream();
      int exitCode =
          Seedbed.run(
              new Invocation(
                  new Shell(
                      folder,
                      environment,
                      Map.of(),
                      new PrintStream(out, true, UTF_8),
                      new PrintStream(err, true, UTF_8),
                      terminal)),
              arguments);
      return new CommandRun(exitCode, out.toString(UTF_8), err.toString(UTF_8));
    }
  }
}

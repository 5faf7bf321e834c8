package dev.seedbed.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A command in a process of its own, as users start and stop it.
 *
 * <pre>{@code
 * CommandRun run = ChildProcess.jar(folder, Map.of()).start("--version").end();
 * }</pre>
 *
 * @param process while it runs
 * @param out what it prints
 * @param err its error stream
 */
public record ChildProcess(Process process, Printed out, Printed err) {
  private static final long PATIENCE_MINUTES = 3;

  /** The command line out of the runnable jar, in a working directory. */
  public static Starter jar(Path folder, Map<String, String> environment) {
    return new Starter(folder, environment, List.of(), java("-jar", jar().toString()));
  }

  /** The command line out of the classes that this JVM has. */
  public static Starter classes(Path folder, Map<String, String> environment) {
    return main(Seedbed.class, folder, environment);
  }

  /** Another program out of these classes. */
  public static Starter main(Class<?> type, Path folder, Map<String, String> environment) {
    List<String> program = java("-cp", System.getProperty("java.class.path"), type.getName());
    return new Starter(folder, environment, List.of(), program);
  }

  /** Any other program. */
  public static Starter of(Path folder, Map<String, String> environment, String... program) {
    return new Starter(folder, environment, List.of(), List.of(program));
  }

  private static List<String> java(String... words) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(List.of(words));
    return command;
  }

  /** Where the build puts the runnable jar. */
  public static Path jar() {
    return Path.of("target", "seedbed.jar").toAbsolutePath();
  }

  /**
   * How a process is started.
   *
   * @param environment besides that of this JVM, of which nothing of Seedbed's is handed on
   * @param around the command that starts the program
   */
  public record Starter(
      Path folder, Map<String, String> environment, List<String> around, List<String> program) {

    /** One that heeds Ctrl-C, also where the build runs in the background of a shell. */
    public Starter atTerminal() {
      return within("env", "--default-signal=INT");
    }

    /** One that can write no file of more than so many KB, as on a full disk. */
    public Starter cramped(int kilobytes) {
      return within("sh", "-c", "ulimit -f " + 2 * kilobytes + "; exec \"$@\"", "sh");
    }

    /** One that is started by another command, to which its own words are handed. */
    public Starter within(String... words) {
      return new Starter(folder, environment, List.of(words), program);
    }

    /** Starts it. */
    public ChildProcess start(String... arguments) throws IOException {
      List<String> command = new ArrayList<>(around);
      command.addAll(program);
      command.addAll(List.of(arguments));
      ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
      builder.environment().keySet().removeIf(name -> name.startsWith("SEEDBED_"));
      builder.environment().putAll(environment);
      Process process = builder.start();
      process.getOutputStream().close();
      return new ChildProcess(
          process, Printed.of(process.getInputStream()), Printed.of(process.getErrorStream()));
    }
  }

  /** What a process has printed so far. */
  public record Printed(ByteArrayOutputStream bytes, Thread reader) {

    private static Printed of(InputStream stream) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      Thread reader =
          new Thread(
              () -> {
                try (stream) {
                  stream.transferTo(bytes);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              },
              "output");
      reader.start();
      return new Printed(bytes, reader);
    }

    /** All of it, as far as it is there. */
    @Override
    public String toString() {
      return bytes.toString(UTF_8);
    }
  }

  /** Tells it to end, as a service manager does. */
  public void terminate() {
    process.destroy();
  }

  /** Presses Ctrl-C. */
  public void interrupt() throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
  }

  /** What came of it, once it has ended. */
  public CommandRun end() throws InterruptedException {
    if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new AssertionError("the command does not end: " + err);
    }
    // Whoever it has left behind may hold its streams open.
    long patience = TimeUnit.MINUTES.toMillis(PATIENCE_MINUTES);
    out.reader().join(patience);
    err.reader().join(patience);
    return new CommandRun(process.exitValue(), out.toString(), err.toString());
  }
}

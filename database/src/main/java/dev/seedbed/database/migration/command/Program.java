package dev.seedbed.database.migration.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * A program to run to its end, with its output line by line.
 *
 * @param words the program and its arguments
 * @param folder where it runs
 * @param environment what is added to, or put in place of, this process's own environment
 * @param password what is shown as {@code ***} where the program prints it; a plain word only where
 *     a password stands, as in a URL
 */
public record Program(
    List<String> words, Path folder, Map<String, String> environment, String password) {
  private static final Pattern WORD = Pattern.compile("[A-Za-z]{1,15}|[0-9]{1,15}|.{1,3}");
  private static final String BEFORE_PASSWORD = "(?i)(passw(?:or)?d[\"']?\\s*[=:]\\s*[\"']?)";
  private static final Duration LAST_WORDS = Duration.ofSeconds(2);

  public Program {
    words = List.copyOf(words);
    environment = Map.copyOf(environment);
  }

  /**
   * What came of it.
   *
   * @param exitCode 0 if it went well
   * @param timedOut whether it was ended because its time was up
   * @param lastLines the end of what it printed, and lines before it that tell of errors; some
   *     twenty of them
   */
  public record Outcome(int exitCode, boolean timedOut, List<String> lastLines) {
    public Outcome {
      lastLines = List.copyOf(lastLines);
    }
  }

  /**
   * Runs it.
   *
   * @param output gets each line, without the password
   * @param timeout after which it is ended, with all that it has started
   * @throws IOException if it cannot be started
   * @throws InterruptedException if this thread was asked to stop; the program is ended
   */
  public Outcome run(Consumer<String> output, Duration timeout)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
    builder.directory(folder.toFile());
    builder.environment().putAll(environment);
    Process process = builder.start();
    try {
      process.getOutputStream().close();
      LastLines lastLines = new LastLines();
      CountDownLatch readToEnd = new CountDownLatch(1);
      Thread reader =
          new Thread(() -> read(process, output, lastLines, readToEnd), "seedbed-program");
      reader.setDaemon(true);
      reader.start();
      boolean ended = process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS);
      kill(process);
      int exitCode = process.waitFor();
      // A grandchild that has left the tree may hold the pipe open.
      readToEnd.await(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS);
      return new Outcome(exitCode, !ended, lastLines.lines());
    } finally {
      kill(process);
    }
  }

  private void read(
      Process process, Consumer<String> output, LastLines lastLines, CountDownLatch end) {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String shown = withoutPassword(line, password);
        output.accept(shown);
        lastLines.add(shown);
      }
    } catch (IOException e) {
      // The pipe goes with a program that is killed.
      output.accept("(output ends here: " + e.getMessage() + ")");
    } finally {
      end.countDown();
    }
  }

  /**
   * A plain word, such as {@code postgres}, is shown unless it stands where a password does: the
   * output would be full of stars otherwise. Anything less likely to be a word is hidden
   * everywhere.
   */
  static String withoutPassword(String line, String password) {
    if (password.isEmpty()) {
      return line;
    }
    String shown = line;
    for (String form : List.of(password, DatabaseEnvironment.encoded(password))) {
      String quoted = Pattern.quote(form);
      shown =
          WORD.matcher(password).matches()
              ? shown
                  .replaceAll("(?<=:)" + quoted + "(?=@)", "***")
                  .replaceAll(BEFORE_PASSWORD + quoted + "(?![A-Za-z0-9])", "$1***")
              : shown.replace(form, "***");
    }
    return shown;
  }

  private static void kill(Process process) {
    List<ProcessHandle> startedByIt = process.descendants().toList();
    // It goes first, or it would tell how the others ended.
    process.toHandle().destroyForcibly();
    startedByIt.forEach(ProcessHandle::destroyForcibly);
  }
}

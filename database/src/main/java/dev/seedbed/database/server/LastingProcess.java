package dev.seedbed.database.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The first process of a server, as another JVM left it.
 *
 * <p>PostgreSQL writes its number to a file in its data directory. After the machine went down, or
 * the process was killed, the file is still there and the number may be another program's: so its
 * command line counts, which names the directory.
 */
record LastingProcess(ProcessHandle handle) {

  private static final Duration ORDERLY = Duration.ofSeconds(60);
  private static final Duration AT_ONCE = Duration.ofSeconds(10);

  /** The one that serves this data directory, if there is one. */
  static Optional<LastingProcess> serving(Path data) throws IOException {
    Optional<ProcessHandle> noted = noted(data);
    if (noted.filter(process -> serves(process, data)).isPresent()) {
      return noted.map(LastingProcess::new);
    }
    // Its file may have been removed with all others, while it still runs.
    return ProcessHandle.allProcesses()
        .filter(process -> serves(process, data))
        .findFirst()
        .map(LastingProcess::new);
  }

  /**
   * Removes the note if its number is that of another program now, for which the server would take
   * itself to be running. One that nobody has is left to the server, which looks into memory as
   * well whether somebody of the killed one is still there.
   */
  static void removeStaleNote(Path data) throws IOException {
    Optional<ProcessHandle> noted = noted(data);
    if (noted.isPresent() && !serves(noted.get(), data)) {
      Files.deleteIfExists(note(data));
    }
  }

  /** Whether there is a note of one, which it removes when it ends in order. */
  static boolean isNoted(Path data) {
    return Files.exists(note(data));
  }

  private static Optional<ProcessHandle> noted(Path data) throws IOException {
    try {
      List<String> lines = Files.readAllLines(note(data));
      return lines.isEmpty() || !lines.get(0).strip().matches("\\d{1,18}")
          ? Optional.empty()
          : ProcessHandle.of(Long.parseLong(lines.get(0).strip()));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  private static Path note(Path data) {
    return data.resolve("postmaster.pid");
  }

  private static boolean serves(ProcessHandle process, Path data) {
    return process.isAlive()
        && process
            .info()
            .commandLine()
            .filter(line -> line.contains("postgres -D " + data + " -p "))
            .isPresent();
  }

  /**
   * Whether it runs. One that has ended stays in the list of processes until its parent takes note,
   * which is the machine's first process here, and in a container often one that never does.
   */
  boolean isAlive() {
    return handle.isAlive() && !isZombie();
  }

  /** The state follows the name, which is in parentheses and may hold some; Linux only. */
  private boolean isZombie() {
    try {
      String status = Files.readString(Path.of("/proc", String.valueOf(handle.pid()), "stat"));
      return status.startsWith("Z", status.lastIndexOf(')') + 2);
    } catch (IOException e) {
      return false;
    }
  }

  /** Waits until it says that it takes connections; false if it has ended, or time is up. */
  boolean becomesReady(Path data, Duration deadline) throws IOException, InterruptedException {
    long end = System.nanoTime() + deadline.toNanos();
    while (!saysReady(data)) {
      if (!isAlive() || System.nanoTime() > end) {
        return false;
      }
      Thread.sleep(5);
    }
    return true;
  }

  /** The eighth line of the note is the state; the first line tells whose note it is. */
  private boolean saysReady(Path data) throws IOException {
    try {
      String text = Files.readString(note(data));
      return text.startsWith(handle.pid() + "\n") && text.contains("\nready");
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  /** Has it break off what is at work there, and end; if it does not, ends it at once. */
  void stop(String path) throws IOException, InterruptedException {
    signal("INT", path);
    if (!endsWithin(ORDERLY)) {
      signal("QUIT", path);
      if (!endsWithin(AT_ONCE)) {
        handle.destroyForcibly();
        endsWithin(AT_ONCE);
      }
    }
  }

  private void signal(String name, String path) throws IOException, InterruptedException {
    // Java knows only SIGTERM, upon which PostgreSQL waits for its clients, and SIGKILL.
    List<String> words =
        List.of("sh", "-c", "kill -\"$1\" \"$2\"", "seedbed", name, "" + handle.pid());
    new Command(path, words).run("", AT_ONCE);
  }

  /** Java itself looks after a process that is not its child three times a second only. */
  private boolean endsWithin(Duration time) throws InterruptedException {
    long end = System.nanoTime() + time.toNanos();
    while (isAlive()) {
      if (System.nanoTime() > end) {
        return false;
      }
      Thread.sleep(5);
    }
    return true;
  }
}

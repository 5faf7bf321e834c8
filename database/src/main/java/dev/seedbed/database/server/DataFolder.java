package dev.seedbed.database.server;

import dev.seedbed.catalog.ErrorMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * The folder of one running server: its data and its log.
 *
 * <p>It goes when it is closed; when the JVM is killed first, the next one to start sweeps it away.
 */
final class DataFolder implements AutoCloseable {

  static final String LOG = "log";

  /** What memory must have free to be used: a server takes 30 MB, its tests' data the rest. */
  private static final long ROOM = 1L << 30;

  private final Path path;
  private final OwnerLock lock;

  private DataFolder(Path path, OwnerLock lock) {
    this.path = path;
    this.lock = lock;
  }

  /** Makes one for a server that the launcher starts: in memory if there is room, else on disk. */
  static DataFolder create(Machine machine, int userId, Launcher launcher) {
    List<String> refusals = new ArrayList<>();
    for (Path base : candidates(machine)) {
      try {
        Path running = running(base, userId);
        OwnerLock.sweep(running, name -> remove(running.resolve(name)));
        OwnerLock lock = OwnerLock.take(running);
        Path path = running.resolve(lock.name());
        Files.createDirectory(
            path,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        launcher.handOver(path);
        return new DataFolder(path, lock);
      } catch (IOException e) {
        refusals.add(base + ": " + e.getMessage());
      }
    }
    throw ErrorMessage.of("No place for the embedded PostgreSQL's data")
        .expected("a folder that can be written to")
        .actual(String.join("\n", refusals))
        .toFix("name such a folder: -Dseedbed.data-folder=…")
        .toException();
  }

  /** A server that another JVM offers under this key in any of the places for data. */
  static Optional<JoinedServer> findShared(Machine machine, int userId, String key)
      throws IOException, InterruptedException {
    for (Path base : candidates(machine)) {
      Optional<JoinedServer> shared = JoinedServer.join(running(base, userId), key);
      if (shared.isPresent()) {
        return shared;
      }
    }
    return Optional.empty();
  }

  /** Where the folders of running servers lie. */
  static Path running(Path base, int userId) throws IOException {
    // Root's servers run as another user, who must pass through but need not look around.
    String permissions = userId == 0 ? "rwx--x--x" : "rwx------";
    Path all = PrivateFolder.open(base.resolve("seedbed-" + userId), permissions, userId);
    return PrivateFolder.open(all.resolve("running"), permissions, userId);
  }

  /** Removes what a JVM left, unless its server is still used by others. */
  private static void remove(Path folder) throws IOException {
    Path pidFile = folder.resolve("data/postmaster.pid");
    if (Files.exists(pidFile)) {
      String pid = Files.readAllLines(pidFile).get(0);
      boolean lives =
          ProcessHandle.of(Long.parseLong(pid))
              .flatMap(process -> process.info().commandLine())
              .filter(command -> command.contains(folder.toString()))
              .isPresent();
      if (lives) {
        throw new IOException("the server lives: " + folder);
      }
    }
    FolderRemoval.remove(folder);
  }

  private static List<Path> candidates(Machine machine) {
    List<Path> candidates = new ArrayList<>();
    for (Path memory : machine.memory()) {
      if (Files.isWritable(memory) && memory.toFile().getUsableSpace() >= ROOM) {
        candidates.add(memory);
      }
    }
    candidates.add(machine.temporary());
    return candidates;
  }

  Path path() {
    return path;
  }

  /** PostgreSQL's data directory. */
  Path data() {
    return path.resolve("data");
  }

  /** Waits until the server says that it takes connections, or ends, or time is up. */
  void awaitReady(Duration deadline, BooleanSupplier hasEnded) throws InterruptedException {
    long end = System.nanoTime() + deadline.toNanos();
    while (!saysReady() && !hasEnded.getAsBoolean() && System.nanoTime() < end) {
      Thread.sleep(1);
    }
  }

  /** The eighth line of this file is its state. */
  private boolean saysReady() {
    try {
      return Files.readString(data().resolve("postmaster.pid")).contains("\nready");
    } catch (IOException e) {
      return false;
    }
  }

  /** The server's log. */
  Path log() {
    return path.resolve(LOG);
  }

  /** The last lines of the log, for messages. */
  String lastWords() {
    return new LogFile(log()).lastWords();
  }

  /** Leaves it to others, who use the server on. */
  void leave() throws IOException {
    lock.release();
  }

  @Override
  public void close() throws IOException {
    try {
      FolderRemoval.remove(path);
    } finally {
      lock.close();
    }
  }
}

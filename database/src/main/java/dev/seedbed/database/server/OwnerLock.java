package dev.seedbed.database.server;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A locked file that says that something is in use by a live JVM.
 *
 * <p>The operating system frees the lock when the JVM ends, however it ends. What has an unlocked
 * file is left over.
 */
final class OwnerLock implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(OwnerLock.class);
  private static final String SUFFIX = ".lock";

  private final Path file;
  private final FileChannel channel;

  private OwnerLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /** What to do with something that is left over. */
  interface Removal {
    void remove(String name) throws IOException;
  }

  /** Locks a file with a new name. */
  static OwnerLock take(Path folder) throws IOException {
    while (true) {
      Path file =
          folder.resolve(prefix() + Long.toString(new Random().nextLong(1L << 40), 36) + SUFFIX);
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      channel.lock();
      // Between creation and lock another JVM may have swept the file away.
      if (Files.exists(file)) {
        return new OwnerLock(file, channel);
      }
      channel.close();
    }
  }

  /** Removes what is left over of JVMs that are gone, each under its lock. */
  static void sweep(Path folder, Removal removal) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files =
          all.filter(file -> file.toString().endsWith(SUFFIX))
              // Never open one's own again: closing that would free the lock.
              .filter(file -> !file.getFileName().toString().startsWith(prefix()))
              .toList();
    }
    for (Path file : files) {
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        @Nullable FileLock lock = channel.tryLock();
        if (lock != null) {
          removal.remove(nameOf(file));
          Files.deleteIfExists(file);
        }
      } catch (IOException | OverlappingFileLockException e) {
        // Somebody else sweeps it as well, or its processes are still ending: the next one may.
        log.debug("not swept: {}", file, e);
      }
    }
  }

  /** The name that goes with the lock. */
  String name() {
    return nameOf(file);
  }

  /** Unlocks the file and leaves it: what goes with it is left over from now on. */
  void release() throws IOException {
    channel.close();
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(file);
    channel.close();
  }

  private static String nameOf(Path file) {
    String name = file.getFileName().toString();
    return name.substring(0, name.length() - SUFFIX.length());
  }

  /** What tells this JVM from all others, also from one that had its process id before. */
  private static String prefix() {
    ProcessHandle self = ProcessHandle.current();
    long start = self.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    return self.pid() + "-" + Long.toString(start, 36) + "-";
  }
}

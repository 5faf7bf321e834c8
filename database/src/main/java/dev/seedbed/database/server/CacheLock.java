package dev.seedbed.database.server;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A lock between JVMs, so that they make the same thing once.
 *
 * <p>The operating system frees it when the JVM ends, however it ends. It saves work and nothing
 * depends on it: the file goes when the lock is released, and a JVM that had opened it just before
 * may then hold the lock of a file that is gone.
 */
final class CacheLock implements AutoCloseable {

  private static final long PAUSE_MILLIS = 10;

  private static final Duration ABANDONED = Duration.ofDays(1);

  private final Path file;
  private final FileChannel channel;

  private CacheLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /** Waits for the lock; empty if others have held it all the time. */
  static Optional<CacheLock> take(Path file, Duration deadline)
      throws IOException, InterruptedException {
    removeAbandoned(file);
    long end = System.nanoTime() + deadline.toNanos();
    while (true) {
      FileChannel channel =
          FileChannel.open(
              file,
              Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      if (locks(channel) && Files.exists(file)) {
        return Optional.of(new CacheLock(file, channel));
      }
      channel.close();
      if (System.nanoTime() > end) {
        return Optional.empty();
      }
      Thread.sleep(PAUSE_MILLIS);
    }
  }

  /** Removes the files of JVMs that were killed long ago, for other things of the same kind. */
  private static void removeAbandoned(Path file) throws IOException {
    String suffix = file.toString().substring(file.toString().lastIndexOf('.'));
    List<Path> others;
    try (Stream<Path> all = Files.list(file.resolveSibling("."))) {
      others = all.filter(other -> other.toString().endsWith(suffix)).toList();
    }
    long limit = Instant.now().minus(ABANDONED).toEpochMilli();
    for (Path other : others) {
      if (other.toFile().lastModified() < limit) {
        Files.deleteIfExists(other);
      }
    }
  }

  private static boolean locks(FileChannel channel) throws IOException {
    try {
      @Nullable FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      // Another thread of this JVM has it.
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(file);
    channel.close();
  }
}

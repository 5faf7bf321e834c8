package dev.seedbed.assertions.rule.baseline;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Keeps those apart who write a baseline, in whatever threads and processes. The file that is
 * locked lies beside it, so that all who see the one see the other, and goes when the lock does.
 */
final class BaselineLock implements AutoCloseable {
  private static final int LENGTHS = 1 << 16;

  private final Path file;
  private final RandomAccessFile open;

  private BaselineLock(Path file, RandomAccessFile open) {
    this.file = file;
    this.open = open;
  }

  /** What is done while nobody else writes. */
  interface Work<T> {
    T run() throws IOException;
  }

  /** Waits until nobody else writes, and does the work. */
  static <T> T during(Path baseline, Work<T> work) throws IOException {
    // A lock of the system is held by a whole JVM; the monitor keeps its own threads apart.
    synchronized (BaselineLock.class) {
      BaselineLock lock = take(beside(baseline));
      try (lock) {
        return work.run();
      }
    }
  }

  private static Path beside(Path baseline) throws IOException {
    Path folder = baseline.toAbsolutePath().resolveSibling("");
    Files.createDirectories(folder);
    return folder.resolve("." + baseline.getFileName() + ".lock");
  }

  private static BaselineLock take(Path file) throws IOException {
    @Nullable BaselineLock taken = null;
    while (taken == null) {
      taken = tryToTake(file);
    }
    return taken;
  }

  /** The lock; null if what was waited for is not the file of that name any more. */
  private static @Nullable BaselineLock tryToTake(Path file) throws IOException {
    RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw");
    try {
      open.getChannel().lock();
      if (isStill(file, open)) {
        return new BaselineLock(file, open);
      }
    } catch (IOException e) {
      open.close();
      throw e;
    }
    open.close();
    return null;
  }

  /**
   * Whether the name still means the file that is open, which whoever had the lock before removed.
   * Told by a length of our own, because to open it a second time would free the lock. Nothing is
   * written, so that a full disk does not matter.
   */
  private static boolean isStill(Path file, RandomAccessFile open) throws IOException {
    open.setLength(ThreadLocalRandom.current().nextInt(1, LENGTHS));
    try {
      return Files.size(file) == open.length();
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    try (open) {
      Files.deleteIfExists(file);
    }
  }
}

package dev.seedbed.database.server;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Writes files in the background. */
final class Unpacking implements AutoCloseable {

  /** More are in each other's way, and a server that starts needs a processor, too. */
  private static final int THREADS = 2;

  private static final long PATIENCE_SECONDS = 60;

  private final ExecutorService executor =
      Executors.newFixedThreadPool(
          THREADS,
          task -> {
            Thread thread = new Thread(task, "seedbed-embedded-server-unpacking");
            thread.setDaemon(true);
            return thread;
          });
  private final List<Future<Void>> parts = new ArrayList<>();

  private Unpacking() {}

  /** Writes some of them. */
  @FunctionalInterface
  interface Part<T> {
    void write(List<T> files) throws IOException;
  }

  /** Begins with the first of the lists. */
  static <T> Unpacking begin(List<List<T>> files, Part<T> part) {
    Unpacking unpacking = new Unpacking();
    for (List<T> each : files) {
      unpacking.parts.add(
          unpacking.executor.submit(
              () -> {
                part.write(each);
                return null;
              }));
    }
    unpacking.executor.shutdown();
    return unpacking;
  }

  /**
   * Waits until all are written.
   *
   * @throws IOException if one could not be
   */
  void await() throws IOException, InterruptedException {
    for (Future<Void> part : parts) {
      try {
        part.get();
      } catch (ExecutionException e) {
        if (e.getCause() instanceof CacheEntry.Damaged damaged) {
          throw new CacheEntry.Damaged(String.valueOf(damaged.getMessage()));
        }
        throw new IOException(String.valueOf(e.getCause()), e.getCause());
      }
    }
  }

  /** Gives up what is not written yet; afterwards nothing is written any more. */
  @Override
  public void close() throws IOException {
    executor.shutdownNow();
    try {
      if (!executor.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new IOException("the files are still being written");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

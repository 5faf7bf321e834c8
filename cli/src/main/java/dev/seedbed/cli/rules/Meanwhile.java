package dev.seedbed.cli.rules;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Work that goes on beside the command's own.
 *
 * <p>Closing it waits for its end, so that whatever it opens is known to those who close it.
 */
final class Meanwhile<T> implements AutoCloseable {
  private final FutureTask<T> work;
  private final Thread thread;

  private Meanwhile(FutureTask<T> work, Thread thread) {
    this.work = work;
    this.thread = thread;
  }

  static <T> Meanwhile<T> start(String name, Callable<T> work) {
    FutureTask<T> task = new FutureTask<>(work);
    Thread thread = new Thread(task, name);
    // A command that is told to end does not wait for it.
    thread.setDaemon(true);
    thread.start();
    return new Meanwhile<>(task, thread);
  }

  /** What came of it, or the error with which it failed. */
  T get() {
    try {
      return work.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failed) {
        throw failed;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

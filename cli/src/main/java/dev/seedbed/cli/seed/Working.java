package dev.seedbed.cli.seed;

import dev.seedbed.cli.Invocation;
import dev.seedbed.fixtures.LoadProgress;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Work of this thread that Ctrl-C interrupts: closing it, from another thread, waits until the work
 * has put away what it had begun.
 */
public final class Working implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 20;

  /** Something that takes a while, and tells how far it is. */
  public interface Work<T, E extends Exception> {
    T run(Consumer<LoadProgress> progress) throws E;
  }

  private final Thread worker = Thread.currentThread();
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Runnable stopped;

  /**
   * Does work that is told of by a line of progress, until it ends or Ctrl-C interrupts it.
   *
   * @param stopped what the user is told when it was interrupted
   */
  public static <T, E extends Exception> T during(
      Invocation invocation, String stopped, Work<T, E> work) throws E {
    ProgressLine line = new ProgressLine(invocation.output(), invocation.shell().err());
    Working working = invocation.closing(new Working(() -> invocation.output().progress(stopped)));
    try {
      return work.run(line);
    } finally {
      line.end();
      working.end();
    }
  }

  /**
   * @param stopped is run when the work was interrupted and has ended
   */
  private Working(Runnable stopped) {
    this.stopped = stopped;
  }

  /** The work has ended, well or not. */
  private void end() {
    ended.countDown();
  }

  @Override
  public void close() {
    if (ended.getCount() == 0) {
      return;
    }
    worker.interrupt();
    try {
      if (ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        stopped.run();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

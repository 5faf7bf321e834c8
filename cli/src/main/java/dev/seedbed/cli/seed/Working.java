package dev.seedbed.cli.seed;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Work of this thread that Ctrl-C interrupts: closing it, from another thread, waits until the work
 * has put away what it had begun.
 */
final class Working implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 20;

  private final Thread worker = Thread.currentThread();
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Runnable stopped;

  /**
   * @param stopped is run when the work was interrupted and has ended
   */
  Working(Runnable stopped) {
    this.stopped = stopped;
  }

  /** The work has ended, well or not. */
  void end() {
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

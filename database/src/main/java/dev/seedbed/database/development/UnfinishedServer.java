package dev.seedbed.database.development;

import dev.seedbed.database.server.LastingServer;
import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The server that a call has started, until the call has ended well: another thread may break the
 * call off, and then it is stopped. Thread-safe.
 */
final class UnfinishedServer {
  /** Held while a server is made, started or stopped. */
  private final ReentrantLock step = new ReentrantLock();

  private @Nullable LastingServer started;
  private volatile boolean brokenOff;

  /** What must not be broken off in the middle. */
  interface Step<T> {
    T run() throws SQLException;
  }

  /** Does such a step, unless the call was broken off. */
  <T> T exclusively(Step<T> work) throws SQLException {
    step.lock();
    try {
      if (brokenOff) {
        throw DevelopmentErrors.brokenOff();
      }
      return work.run();
    } finally {
      step.unlock();
    }
  }

  /** Works with a server, and lets go of it unless it was started. */
  <T> T closedIfUnused(LastingServer server, Step<T> work) throws SQLException {
    try {
      return work.run();
    } finally {
      if (started != server) {
        server.close();
      }
    }
  }

  /** From now on it is stopped when the call is broken off. */
  void isStarted(LastingServer server) {
    started = server;
  }

  boolean isBrokenOff() {
    return brokenOff;
  }

  /** From now on the server is the user's. */
  void finish() {
    step.lock();
    try {
      LastingServer server = started;
      started = null;
      if (server != null) {
        server.close();
      }
    } finally {
      step.unlock();
    }
  }

  /**
   * Nothing is begun any more, and a server that was started is stopped.
   *
   * @param underWay breaks off what is at work on the server
   */
  void breakOff(Runnable underWay) {
    // First, so that whoever is broken off knows why.
    brokenOff = true;
    underWay.run();
    stop();
  }

  /** Stops a server that was started. */
  void stop() {
    step.lock();
    try {
      LastingServer server = started;
      started = null;
      if (server != null) {
        server.stop();
        server.close();
      }
    } finally {
      step.unlock();
    }
  }
}

package dev.seedbed.cli;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.LoggerFactory;

/** What is to be closed, the last first. Thread-safe. */
final class OpenResources implements AutoCloseable {
  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private boolean closed;

  /** Keeps a resource; once all are closed, one that comes later is closed at once. */
  <T extends AutoCloseable> T add(T resource) {
    synchronized (this) {
      if (!closed) {
        open.push(resource);
        return resource;
      }
    }
    close(resource);
    throw new IllegalStateException("The command has ended.");
  }

  synchronized boolean isClosed() {
    return closed;
  }

  @Override
  public synchronized void close() {
    closed = true;
    while (!open.isEmpty()) {
      close(open.pop());
    }
  }

  /** One that cannot be closed does not keep the others open. */
  private static void close(AutoCloseable resource) {
    try {
      resource.close();
    } catch (Exception e) {
      // Made here, since a logger costs each start of a command a look through the whole jar.
      LoggerFactory.getLogger(OpenResources.class).debug("cannot close {}", resource, e);
    }
  }
}

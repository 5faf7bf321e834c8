package dev.seedbed.database.isolation;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connections that sessions under rollback use one after the other.
 *
 * <p>Thread-safe: as many connections are opened as sessions run at once.
 */
public final class SessionPool implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(SessionPool.class);

  private static final Duration TRUSTED = Duration.ofMillis(500);

  private final Opener opener;
  private final Sequences sequences;
  private final ConcurrentLinkedDeque<Slot> idle = new ConcurrentLinkedDeque<>();
  private volatile boolean closed;
  private final FactsMemory facts = new FactsMemory();

  /** Opens a physical connection. */
  @FunctionalInterface
  public interface Opener {
    /** A connection to PostgreSQL that nobody else uses. */
    Connection open() throws SQLException;

    /** Whether its connections run as another role than the one that logs in. */
    default boolean runsAsRole() {
      return false;
    }

    /** Closes one that this opened. */
    default void close(Connection connection) {
      try {
        connection.close();
      } catch (SQLException e) {
        log.debug("a test's connection could not be closed cleanly", e);
      }
    }

    /** Closes one that was lost, or whose database is no longer as it was. */
    default void discard(Connection connection) {
      close(connection);
    }
  }

  /**
   * A connection, and whether the sequences may have moved.
   *
   * @param connection whose database nobody else uses, where that can be had
   * @param since when it was last used
   */
  private record Slot(Connection connection, boolean sequencesMoved, long since) {
    Slot(Connection connection, boolean sequencesMoved) {
      this(connection, sequencesMoved, System.nanoTime());
    }

    /** Asks only after a while, because asking takes as long as a test's statement. */
    boolean isAlive() throws SQLException {
      return System.nanoTime() - since < TRUSTED.toNanos() || connection.isValid(5);
    }
  }

  /**
   * @param opener called whenever no connection is idle
   */
  public SessionPool(Opener opener) {
    this(opener, Sequences.NONE);
  }

  /**
   * @param sequences where they go back to if asked
   */
  SessionPool(Opener opener, Sequences sequences) {
    this.opener = opener;
    this.sequences = sequences;
  }

  /** Begins a session, on an idle connection if there is one. */
  public RollbackSession begin() throws SQLException {
    return begin(false);
  }

  /**
   * Begins a session, on an idle connection if there is one.
   *
   * @param resetSequences whether sequences are where they were before the first test, and go back
   *     there
   */
  RollbackSession begin(boolean resetSequences) throws SQLException {
    for (Slot known = idle.poll(); known != null; known = idle.poll()) {
      try {
        if (known.isAlive()) {
          return begin(known, resetSequences);
        }
        opener.discard(known.connection());
      } catch (SQLException e) {
        log.debug("an idle connection was lost", e);
      }
    }
    return begin(new Slot(opener.open(), true), resetSequences);
  }

  private RollbackSession begin(Slot slot, boolean resetSequences) throws SQLException {
    try {
      if (resetSequences && slot.sequencesMoved()) {
        sequences.reset(slot.connection());
      }
      return RollbackSession.begin(slot.connection(), new Given(resetSequences));
    } catch (SQLException e) {
      opener.discard(slot.connection());
      throw e;
    }
  }

  /** What a session was given. */
  private final class Given implements Lease {
    private final boolean resetSequences;

    Given(boolean resetSequences) {
      this.resetSequences = resetSequences;
    }

    @Override
    public boolean runsAsRole() {
      return opener.runsAsRole();
    }

    @Override
    public void giveBack(Connection connection) {
      if (closed) {
        opener.close(connection);
        return;
      }
      if (resetSequences) {
        try {
          sequences.reset(connection);
        } catch (SQLException e) {
          log.debug("sequences were not reset", e);
          opener.discard(connection);
          return;
        }
      }
      idle.push(new Slot(connection, !resetSequences));
    }

    @Override
    public void discard(Connection connection) {
      opener.discard(connection);
    }

    @Override
    public FactsMemory facts() {
      return facts;
    }
  }

  /** What a function reads on a connection that no session uses meanwhile. */
  <T> T read(Function<Connection, T> function) throws SQLException {
    Slot known = idle.poll();
    Slot slot = known != null ? known : new Slot(opener.open(), true);
    try {
      T read = function.apply(slot.connection());
      idle.push(slot);
      return read;
    } catch (RuntimeException e) {
      opener.close(slot.connection());
      throw e;
    }
  }

  /** Closes the connections that are idle now, for others that need one. */
  void closeIdle() {
    for (Slot slot = idle.poll(); slot != null; slot = idle.poll()) {
      opener.close(slot.connection());
    }
  }

  /** Closes the idle connections; sessions that have not ended close theirs when they do. */
  @Override
  public void close() {
    closed = true;
    closeIdle();
  }
}

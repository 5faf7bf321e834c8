package dev.seedbed.database.isolation;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connections of a database that sessions use one after the other.
 *
 * <p>Thread-safe: as many connections are opened as sessions run at once.
 */
public final class SessionPool implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(SessionPool.class);

  private final Opener opener;
  private final ConcurrentLinkedDeque<Connection> idle = new ConcurrentLinkedDeque<>();
  private final FactsMemory facts = new FactsMemory();

  /** Opens a physical connection. */
  @FunctionalInterface
  public interface Opener {
    /** A connection to PostgreSQL that nobody else uses. */
    Connection open() throws SQLException;
  }

  /**
   * @param opener called whenever no connection is idle
   */
  public SessionPool(Opener opener) {
    this.opener = opener;
  }

  /** Begins a session, on an idle connection if there is one. */
  public RollbackSession begin() throws SQLException {
    Connection known = idle.poll();
    Connection connection = known != null ? known : opener.open();
    try {
      return RollbackSession.begin(connection, new Given());
    } catch (SQLException e) {
      discard(connection);
      throw e;
    }
  }

  private final class Given implements Lease {
    @Override
    public void giveBack(Connection connection) {
      idle.push(connection);
    }

    @Override
    public void discard(Connection connection) {
      SessionPool.discard(connection);
    }

    @Override
    public FactsMemory facts() {
      return facts;
    }
  }

  private static void discard(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      log.debug("a test's connection could not be closed cleanly", e);
    }
  }

  /** Closes the idle connections; sessions that have not ended keep theirs. */
  @Override
  public void close() {
    for (Connection connection = idle.poll(); connection != null; connection = idle.poll()) {
      discard(connection);
    }
  }
}

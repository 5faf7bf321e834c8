package dev.seedbed.database.isolation;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Properties;
import javax.sql.ConnectionEvent;
import javax.sql.ConnectionEventListener;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGPooledConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connections that one test has to its copy. Those that it has closed are lent to it again, as
 * new.
 *
 * <p>Thread-safe.
 */
final class CloneConnections {
  private static final Logger log = LoggerFactory.getLogger(CloneConnections.class);
  private static final String CONNECTION_DOES_NOT_EXIST = "08003";

  private final TestConnections server;
  private final String database;
  private final Deque<LentConnection> idle = new ArrayDeque<>();

  /** Not lent again to the same test: what is closed is not to be opened as it was. */
  private final List<LentConnection> returned = new ArrayList<>();

  private final List<Connection> all = new ArrayList<>();
  private final OpenConnections open = new OpenConnections();
  private boolean ended;

  /**
   * @param first open to the database already, null if none is
   */
  CloneConnections(TestConnections server, String database, @Nullable Connection first) {
    this.server = server;
    this.database = database;
    if (first != null) {
      idle.add(new LentConnection(first));
      all.add(first);
    }
  }

  /** A real connection, which {@code close} gives back. */
  Connection open() throws SQLException {
    LentConnection lent = borrow();
    lent.renew();
    lent.markUsed();
    PGPooledConnection pooled = new PGPooledConnection(lent.physical(), true);
    Connection handle = pooled.getConnection();
    pooled.addConnectionEventListener(
        new ConnectionEventListener() {
          @Override
          public void connectionClosed(ConnectionEvent event) {
            giveBack(lent, handle);
          }

          @Override
          public void connectionErrorOccurred(ConnectionEvent event) {
            // Whoever uses the connection is told, and goes on being told until it is closed.
          }
        });
    open.opened(handle);
    return handle;
  }

  private LentConnection borrow() throws SQLException {
    synchronized (this) {
      requireOngoing();
      LentConnection known = idle.poll();
      if (known != null) {
        return known;
      }
    }
    Connection opened = server.open(database, new Properties());
    synchronized (this) {
      if (!ended) {
        all.add(opened);
        return new LentConnection(opened);
      }
    }
    server.close(opened);
    requireOngoing();
    throw new AssertionError();
  }

  private synchronized void requireOngoing() throws SQLException {
    if (ended) {
      throw new SQLException(
          "This DataSource belonged to a test, or to a setup, that has ended.",
          CONNECTION_DOES_NOT_EXIST);
    }
  }

  private synchronized void giveBack(LentConnection lent, Connection handle) {
    open.closed(handle);
    if (ended || isClosed(lent.physical())) {
      return;
    }
    try {
      lent.renew();
      if (all.get(0) == lent.physical()) {
        returned.add(lent);
      } else {
        CopyState.flush(lent.physical());
        all.remove(lent.physical());
        server.close(lent.physical());
      }
    } catch (SQLException e) {
      // It broke, which end() sees.
      log.debug("a connection broke when it was closed", e);
    }
  }

  private static boolean isClosed(Connection connection) {
    try {
      return connection.isClosed();
    } catch (SQLException e) {
      return true;
    }
  }

  /** Lines about those that the test has not closed. */
  List<String> stillOpen() {
    return open.lines(null);
  }

  /**
   * Lends no more.
   *
   * @return whether the test has closed all of them, and none broke
   */
  synchronized boolean end() {
    ended = true;
    idle.addAll(returned);
    return open.isEmpty() && idle.size() == all.size();
  }

  /**
   * Lets the server count what each of them did, and closes all but one.
   *
   * @param kept which one
   * @return that one; null if the test has lost it
   */
  synchronized @Nullable LentConnection closeOthers(Connection kept) throws SQLException {
    LentConnection found = null;
    for (LentConnection lent : idle) {
      if (lent.physical() == kept) {
        found = lent;
      } else {
        if (!lent.physical().getAutoCommit()) {
          lent.physical().rollback();
          lent.physical().setAutoCommit(true);
        }
        CopyState.flush(lent.physical());
        server.close(lent.physical());
      }
    }
    return found;
  }

  /** Closes all, also those that a test goes on using. */
  synchronized void close() {
    all.forEach(server::close);
  }
}

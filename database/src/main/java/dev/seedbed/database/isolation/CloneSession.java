package dev.seedbed.database.isolation;

import dev.seedbed.database.report.TestReport;
import dev.seedbed.database.report.WrittenRows;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * One test's view of a database: a copy of its own, in which everything is real.
 *
 * <p>Transactions commit, connections do not see what others have not committed, {@code NOTIFY}
 * arrives. After the test the copy is dropped, with whatever is still connected to it; one that was
 * only read is kept for another test.
 *
 * <pre>{@code
 * TestSession session = database.begin(new Isolation.Clone());
 * HikariConfig pool = new HikariConfig();
 * pool.setJdbcUrl(session.jdbcUrl());
 * }</pre>
 *
 * <p>Thread-safe.
 */
public final class CloneSession implements TestSession {
  private final CloneConnections connections;
  private final Copy copy;
  private final ClonePool pool;
  private final Cluster cluster;
  private boolean reachableByOthers;
  private boolean kept;
  private boolean ended;

  CloneSession(Cluster cluster, ClonePool pool, Copy copy) {
    this.cluster = cluster;
    this.pool = pool;
    this.copy = copy;
    this.connections =
        new CloneConnections(cluster.connections(), copy.database(), copy.connection());
  }

  /** A source of real connections, each with transactions of its own. */
  @Override
  public DataSource dataSource() {
    return new SessionDataSource(connections::open);
  }

  @Override
  public DataSource owner() {
    return new SessionDataSource(() -> AsOwner.set(cluster.login(), connections.open()));
  }

  @Override
  public Connection connection() throws SQLException {
    return connections.open();
  }

  @Override
  public synchronized String jdbcUrl() {
    reachableByOthers = true;
    return cluster.connections().urlWithPassword(copy.database());
  }

  @Override
  public String database() {
    return copy.database();
  }

  /**
   * Leaves the database there when the session ends, so that somebody can look into it. It is gone
   * when its server ends; on a server that goes on, the next run drops it.
   */
  public synchronized void keep() {
    kept = true;
  }

  @Override
  public TestReport report(Connection outside) {
    List<String> rows = new ArrayList<>();
    try {
      rows.addAll(WrittenRows.sinceCreation(outside));
    } catch (SQLException e) {
      rows.add("could not be read: " + e.getMessage());
    }
    return TestReport.EMPTY
        .withAny("rows written", rows)
        .withAny("connections still open", connections.stillOpen());
  }

  /** Closes all connections; nothing is taken back, the database goes. Further calls do nothing. */
  @Override
  public synchronized void end() {
    if (ended) {
      return;
    }
    ended = true;
    boolean closedAll = connections.end();
    if (kept) {
      connections.close();
    } else if (closedAll && !reachableByOthers) {
      cluster.inBackground(this::reuseOrDrop);
    } else {
      drop();
    }
  }

  private void reuseOrDrop() throws SQLException {
    boolean same = false;
    try {
      LentConnection only = connections.closeOthers(copy.connection());
      same = only != null && pool.untouched().is(only);
    } finally {
      if (same) {
        pool.giveBack(copy);
      } else {
        drop();
      }
    }
  }

  private void drop() {
    connections.close();
    cluster.drop(copy.database());
  }
}

package dev.seedbed.database.isolation;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.postgresql.core.BaseConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives each session under rollback that runs at the same time a copy of its own, so that none
 * waits for another's locks.
 *
 * <p>Thread-safe.
 */
final class Slots implements SessionPool.Opener {
  private static final Logger log = LoggerFactory.getLogger(Slots.class);

  private final Cluster cluster;
  private final Template template;
  private final String fingerprint;
  private final List<String> prepared;
  private final ConcurrentLinkedDeque<String> withoutConnection;
  private volatile boolean dropped;

  /**
   * @param prepared copies that are there already; another JVM may have taken them
   */
  Slots(Cluster cluster, Template template, String fingerprint, List<String> prepared) {
    this.cluster = cluster;
    this.template = template;
    this.fingerprint = fingerprint;
    this.prepared = List.copyOf(prepared);
    this.withoutConnection = new ConcurrentLinkedDeque<>(prepared);
  }

  /** The driver's properties of a connection whose statements are guarded by savepoints. */
  static Properties guarded() {
    Properties properties = new Properties();
    // Without this the savepoints would pile up.
    properties.setProperty("cleanupSavepoints", "true");
    return properties;
  }

  @Override
  public Connection open() throws SQLException {
    String known = withoutConnection.poll();
    if (known != null) {
      try {
        return cluster.connections().open(known, guarded());
      } catch (SQLException e) {
        if (!isTaken(e)) {
          throw ServerGone.explained(cluster.login(), e);
        }
        log.debug("{} is not to be had", known, e);
      }
    }
    return cluster.openNew(cluster.copy(template, fingerprint), guarded());
  }

  /** By another JVM, which has the only connection that it allows; or it was dropped. */
  private static boolean isTaken(SQLException e) {
    String state = String.valueOf(e.getSQLState());
    return state.equals("53300") || state.equals("3D000") || state.equals("55000");
  }

  @Override
  public boolean runsAsRole() {
    return cluster.connections().runAsRole();
  }

  @Override
  public void close(Connection connection) {
    String database = database(connection);
    cluster.connections().close(connection);
    withoutConnection.add(database);
    if (dropped) {
      drop();
    }
  }

  @Override
  public void discard(Connection connection) {
    String database = database(connection);
    cluster.connections().close(connection);
    cluster.drop(database);
  }

  /** Which the driver knows, also of a connection that was lost. */
  private static String database(Connection connection) {
    return ((BaseConnection) connection).getQueryExecutor().getDatabase();
  }

  /** Drops the copies that this made, each as soon as nobody is connected to it. */
  void drop() {
    dropped = true;
    for (String name = withoutConnection.poll(); name != null; name = withoutConnection.poll()) {
      if (!prepared.contains(name)) {
        cluster.drop(name);
      }
    }
  }
}

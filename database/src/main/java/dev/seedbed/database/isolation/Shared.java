package dev.seedbed.database.isolation;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Gives all sessions under rollback connections to one database that is somebody's.
 *
 * @param cluster its server
 * @param database which one
 */
record Shared(Cluster cluster, String database) implements SessionPool.Opener {

  @Override
  public Connection open() throws SQLException {
    try {
      return cluster.connections().open(database, Slots.guarded());
    } catch (SQLException e) {
      throw ServerGone.explained(cluster.login(), e);
    }
  }

  @Override
  public boolean runsAsRole() {
    return cluster.connections().runAsRole();
  }

  @Override
  public void close(Connection connection) {
    cluster.connections().close(connection);
  }
}

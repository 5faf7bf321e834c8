package dev.seedbed.database.isolation;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Gives all sessions under rollback connections to one database that is somebody's.
 *
 * @param connections to its server
 * @param database which one
 */
record Shared(TestConnections connections, String database) implements SessionPool.Opener {

  @Override
  public Connection open() throws SQLException {
    return connections.open(database, Slots.guarded());
  }

  @Override
  public boolean runsAsRole() {
    return connections.runAsRole();
  }

  @Override
  public void close(Connection connection) {
    connections.close(connection);
  }
}

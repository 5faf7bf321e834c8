package dev.seedbed.database.server;

import java.sql.Connection;
import java.sql.SQLException;

/** A server in a container of its own, started through Testcontainers. */
public final class ContainerServer implements PostgresServer {

  private ContainerServer() {}

  @Override
  public Credentials administrator() {
    throw new UnsupportedOperationException();
  }

  @Override
  public String jdbcUrl(String database) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Connection connect(String database) throws SQLException {
    throw new UnsupportedOperationException();
  }

  @Override
  public ServerDescription description() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void close() {}
}

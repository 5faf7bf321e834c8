package dev.seedbed.database.server;

import java.sql.Connection;
import java.sql.SQLException;

/** A server that runs as a child process on this machine. */
public final class EmbeddedServer implements PostgresServer {

  private EmbeddedServer() {}

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

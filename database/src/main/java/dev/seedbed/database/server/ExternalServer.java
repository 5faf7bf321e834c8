package dev.seedbed.database.server;

import java.sql.Connection;
import java.sql.SQLException;

/** A server that was there already, used through one test database. */
public final class ExternalServer implements PostgresServer {

  private final String database;

  ExternalServer(String database) {
    this.database = database;
  }

  /** The database that the URL names. */
  public String database() {
    return database;
  }

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

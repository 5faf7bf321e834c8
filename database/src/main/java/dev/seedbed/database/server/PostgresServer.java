package dev.seedbed.database.server;

import dev.seedbed.database.settings.Settings;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * A PostgreSQL server that answers queries.
 *
 * <pre>{@code
 * try (PostgresServer server = PostgresServer.start(Settings.load());
 *     Connection connection = server.connect("postgres")) {
 *   ...
 * }
 * }</pre>
 *
 * <p>Thread-safe.
 */
public sealed interface PostgresServer extends AutoCloseable
    permits ContainerServer, EmbeddedServer, ExternalServer {

  /**
   * Starts the server that the settings ask for, or the first that can be had.
   *
   * @throws dev.seedbed.catalog.SeedbedException if there is none
   */
  static PostgresServer start(Settings settings) {
    return ServerSelection.of(settings).start();
  }

  /**
   * Starts the server that the settings ask for, or the first that can be had, with this content.
   *
   * <p>If the same content was on a server of the same build and settings before, a copy of that
   * one is started. An external server is taken as it is: nothing is prepared there.
   *
   * @throws dev.seedbed.catalog.SeedbedException if there is none
   * @throws SQLException if the content cannot be prepared
   */
  static PreparedServer start(Settings settings, ServerContent content) throws SQLException {
    return ServerSelection.of(settings).start(content);
  }

  /** Who administers it: a superuser, except perhaps on an external server. */
  Credentials administrator();

  /** The URL of a database on it, without credentials. */
  String jdbcUrl(String database);

  /** Opens a connection as {@link #administrator}. */
  Connection connect(String database) throws SQLException;

  /**
   * What {@code CREATE DATABASE} ends with there. Ours do not mind the checkpoints, and copying
   * files takes a quarter of the work of writing them through the log.
   */
  default String howToCopy() {
    return this instanceof ExternalServer ? "" : " STRATEGY FILE_COPY";
  }

  /** Which server it is, and why that one. */
  ServerDescription description();

  /** What it writes to its log. */
  ServerLog log();

  /** Stops it and removes what it left; an external one is not touched. May be called again. */
  @Override
  void close();
}

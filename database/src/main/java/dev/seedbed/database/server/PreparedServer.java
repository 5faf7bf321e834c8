package dev.seedbed.database.server;

/**
 * A server with its content.
 *
 * @param server the server, which its user closes
 * @param receipt what {@link ServerContent#renew} returned, in this JVM or in the one that shares
 *     the server; empty on an external server, where nothing is prepared
 * @param cache whether the content was there already
 */
public record PreparedServer(PostgresServer server, String receipt, CacheOutcome cache)
    implements AutoCloseable {

  /** Closes the server. */
  @Override
  public void close() {
    server.close();
  }
}

package dev.seedbed.database.server;

import java.time.Duration;
import java.util.List;

/**
 * Which server runs, and why that one.
 *
 * @param kind how it came to be
 * @param reason why it was taken
 * @param passedOver why others were not, in the order in which they were tried
 * @param postgresVersion such as {@code 17.6}
 * @param pgvector whether it offers pgvector
 * @param boot from the start of booting to the answer to the first query
 * @param host the host to connect to
 * @param port the port to connect to
 */
public record ServerDescription(
    ServerKind kind,
    String reason,
    List<String> passedOver,
    String postgresVersion,
    Pgvector pgvector,
    Duration boot,
    String host,
    int port) {

  /** Copies the list. */
  public ServerDescription {
    passedOver = List.copyOf(passedOver);
  }

  /** All of it in one line, as the log has it. */
  @Override
  public String toString() {
    return "PostgreSQL %s (%s) at %s:%d with %s, ready in %.2f s; %s%s"
        .formatted(
            postgresVersion,
            kind,
            host,
            port,
            pgvector,
            boot.toMillis() / 1000.0,
            reason,
            passedOver.isEmpty() ? "" : "; passed over " + String.join(", ", passedOver));
  }
}

package dev.seedbed.database.development;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a development database is brought up.
 *
 * @param port where it is to listen; 0 for where it listened before, or a free one
 * @param patience how long to wait for another process that is at work on it, and for the server
 * @param durable whether its data survive a crash of the machine; null for as before, which is yes
 *     at first
 * @param reset whether to make it anew, without what was in it
 */
public record UpOptions(int port, Duration patience, @Nullable Boolean durable, boolean reset) {

  /** As it was before; waits for a minute. */
  public static final UpOptions DEFAULT = new UpOptions(0, Duration.ofMinutes(1), null, false);

  /** Checks the numbers. */
  public UpOptions {
    if (port < 0 || port > 65535 || patience.isNegative()) {
      throw new IllegalArgumentException("not a port and a time: " + port + ", " + patience);
    }
  }

  /** With this port. */
  public UpOptions withPort(int other) {
    return new UpOptions(other, patience, durable, reset);
  }

  /** With this patience. */
  public UpOptions withPatience(Duration other) {
    return new UpOptions(port, other, durable, reset);
  }

  /** With or without safety from crashes of the machine. */
  public UpOptions withDurable(boolean other) {
    return new UpOptions(port, patience, other, reset);
  }

  /** Made anew. */
  public UpOptions withReset(boolean other) {
    return new UpOptions(port, patience, durable, other);
  }
}

package dev.seedbed.database.server;

import java.util.Locale;

/** How a server came to be. */
public enum ServerKind {
  /** In a container. */
  CONTAINER,
  /** As a child process. */
  EMBEDDED,
  /** It was there already. */
  EXTERNAL;

  /** The name as it is configured. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}

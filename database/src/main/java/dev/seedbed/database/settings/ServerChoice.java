package dev.seedbed.database.settings;

/** Which server the user asks for. */
public enum ServerChoice {
  /** An external server if a URL is configured, else a container, else an embedded server. */
  AUTO,
  /** A container, started through Testcontainers. */
  CONTAINER,
  /** A PostgreSQL that runs as a child process on this machine. */
  EMBEDDED,
  /** The server that {@link Setting#URL} names. */
  EXTERNAL
}

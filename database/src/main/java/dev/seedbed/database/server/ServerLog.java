package dev.seedbed.database.server;

import java.util.List;

/**
 * What a server writes to its log, as far as it can be read.
 *
 * <p>Thread-safe.
 */
public interface ServerLog {

  /** Where the log ends now. */
  long position();

  /**
   * The whole lines that were written after a position; the newest few thousand at most. Empty
   * where the log cannot be read, as that of an external server.
   */
  List<String> since(long position);
}

package dev.seedbed.database.server;

import java.sql.SQLException;
import java.util.Objects;

/** Content could not be prepared: the server is not to blame, and no other need be tried. */
final class ContentFailure extends RuntimeException {

  private ContentFailure(Exception cause) {
    super(cause);
  }

  static String prepare(ServerContent content, PostgresServer server) {
    try {
      return content.prepare(server);
    } catch (SQLException | RuntimeException e) {
      throw new ContentFailure(e);
    }
  }

  static String renew(ServerContent content, PostgresServer server, String receipt) {
    try {
      return content.renew(server, receipt);
    } catch (SQLException | RuntimeException e) {
      throw new ContentFailure(e);
    }
  }

  /** What it was. */
  SQLException unwrap() {
    if (getCause() instanceof SQLException cause) {
      return cause;
    }
    throw (RuntimeException) Objects.requireNonNull(getCause());
  }
}

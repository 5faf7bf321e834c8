package dev.seedbed.database.isolation;

import dev.seedbed.catalog.ErrorMessage;
import dev.seedbed.database.server.ExternalServer;
import dev.seedbed.database.server.ServerDescription;
import java.sql.SQLException;

/** Says that a test cannot be given a connection because its server is not there any more. */
final class ServerGone {
  private ServerGone() {}

  /** Never returns another exception than the one given, unless the server is gone. */
  static SQLException explained(Login login, SQLException e) {
    if (!is(e)) {
      return e;
    }
    throw ErrorMessage.of("The server is gone: " + place(login))
        .expected("the PostgreSQL server that the suite began with")
        .actual(e.getMessage() + " (SQLSTATE " + e.getSQLState() + ")")
        .why("the server has ended, or cannot be reached any more")
        .toFix(fix(login))
        .toException(e);
  }

  static boolean is(SQLException e) {
    String state = String.valueOf(e.getSQLState());
    return state.startsWith("08") || state.startsWith("57P");
  }

  static String fix(Login login) {
    return login.server() instanceof ExternalServer
        ? "start the server that the setting \"url\" names"
        : "see the server's log for why it ended; a test may have killed it";
  }

  private static String place(Login login) {
    ServerDescription server = login.server().description();
    return server.kind() + " at " + server.host() + ":" + server.port();
  }
}

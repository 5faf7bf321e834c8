package dev.seedbed.database.isolation;

import dev.seedbed.catalog.ErrorMessage;
import dev.seedbed.catalog.Identifier;
import dev.seedbed.catalog.SeedbedException;
import java.sql.SQLException;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** A database could not be copied. */
final class CopyException extends SeedbedException {
  private static final String LET_SEEDBED =
      "let Seedbed start the server: -Dseedbed.server=auto, without a URL";

  private final String state;

  private CopyException(ErrorMessage message, String state, Throwable cause) {
    super(message, cause);
    this.state = state;
  }

  static CopyException of(Login login, String source, SQLException e) {
    String name = Identifier.display(source);
    String state = String.valueOf(e.getSQLState());
    ErrorMessage message =
        ErrorMessage.of("No copy of the database " + name)
            .expected("CREATE DATABASE … TEMPLATE " + name + " to succeed")
            .actual(words(e) + " (SQLSTATE " + state + ")");
    return new CopyException(explained(message, login, source, e), state, e);
  }

  /** The same, for somebody else who waited for it. */
  CopyException again() {
    return new CopyException(error(), state, this);
  }

  private static ErrorMessage explained(
      ErrorMessage message, Login login, String source, SQLException e) {
    String user = Identifier.quote(login.server().administrator().user());
    return switch (String.valueOf(e.getSQLState())) {
      case "3D000" ->
          message
              .why("it was dropped while tests ran")
              .toFix("run the tests again; they make it anew");
      case "53100" ->
          message
              .why("each test under CLONE has a copy of the database for as long as it runs")
              .toFix("free some space where the server's data lie: see docs/servers.md")
              .toFix("run fewer tests at the same time");
      case "55006" ->
          message
              .why("a database can be copied only while nobody else is connected to it")
              .toFix("close the other programs' connections to it")
              .toFix(LET_SEEDBED);
      case "42501" ->
          message
              .why("CLONE, and data of a class's own, need databases besides the configured one")
              .toFix(
                  "allow it: ALTER ROLE "
                      + user
                      + " CREATEDB; ALTER DATABASE "
                      + Identifier.quote(source)
                      + " OWNER TO "
                      + user)
              .toFix(LET_SEEDBED);
      default ->
          ServerGone.is(e)
              ? message
                  .why("the server has ended, or cannot be reached any more")
                  .toFix(ServerGone.fix(login))
              : message.toFix("correct what the server complains of");
    };
  }

  private static String words(SQLException e) {
    ServerErrorMessage server =
        e instanceof PSQLException postgres ? postgres.getServerErrorMessage() : null;
    return server == null
        ? String.valueOf(e.getMessage())
        : server.getSeverity()
            + ": "
            + server.getMessage()
            + (server.getDetail() == null ? "" : "\nDetail: " + server.getDetail());
  }

  /** What the server said. */
  String state() {
    return state;
  }
}

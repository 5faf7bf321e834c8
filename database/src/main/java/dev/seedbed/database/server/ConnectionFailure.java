package dev.seedbed.database.server;

import dev.seedbed.catalog.ErrorMessage;
import dev.seedbed.catalog.Identifier;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Why an external server could not be connected to.
 *
 * @param url what was connected to
 * @param credentials who tried
 * @param exception what came of it
 */
record ConnectionFailure(DatabaseUrl url, Credentials credentials, SQLException exception) {

  /** What to tell the user; never with a password, which the driver is not given in a URL. */
  ErrorMessage message() {
    String place = url.host() + ":" + url.port();
    String user = credentials.user();
    @Nullable String state = exception.getSQLState();
    if ("08004".equals(state) && credentials.password().isEmpty()) {
      return ErrorMessage.of("Password missing: user \"" + user + "\" at " + place)
          .expected("the password that the role \"" + user + "\" has there")
          .actual("none is configured, and the server asks for one (SQLSTATE 08004)")
          .toFix("set SEEDBED_PASSWORD to it");
    }
    return switch (state == null ? "" : state) {
      case "28P01" ->
          ErrorMessage.of("Password refused: user \"" + user + "\" at " + place)
              .expected("the password that the role \"" + user + "\" has there")
              .actual("another one (SQLSTATE 28P01)")
              .toFix("set SEEDBED_PASSWORD to it")
              .toFix("change it there: ALTER ROLE " + Identifier.quote(user) + " PASSWORD '…'");
      case "28000" ->
          ErrorMessage.of("User refused: \"" + user + "\" at " + place)
              .expected("a role that may log in to the database \"" + url.database() + "\"")
              .actual(text() + " (SQLSTATE 28000)")
              .toFix("set user to a role that may")
              .toFix("allow it in the server's pg_hba.conf");
      case "3D000" ->
          ErrorMessage.of("Database not found: \"" + url.database() + "\" at " + place)
              .expected("the database that the setting \"url\" names")
              .actual("none of that name (SQLSTATE 3D000)")
              .toFix("make it: CREATE DATABASE " + Identifier.quote(url.database()))
              .toFix("correct the name in url");
      default ->
          ErrorMessage.of("Cannot connect: database \"" + url.database() + "\" at " + place)
              .expected("a PostgreSQL server that accepts connections")
              .actual(text() + (state == null ? "" : " (SQLSTATE " + state + ")"))
              .toFix("start that server, or correct host and port in url")
              .toFix("remove url, and a container or an embedded server is used");
    };
  }

  private String text() {
    for (@Nullable Throwable cause = exception; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnknownHostException) {
        return "there is no such host";
      }
      if (cause instanceof SocketTimeoutException) {
        return "no answer in time";
      }
      if (cause instanceof ConnectException) {
        return "connection refused";
      }
    }
    return String.valueOf(exception.getMessage());
  }
}

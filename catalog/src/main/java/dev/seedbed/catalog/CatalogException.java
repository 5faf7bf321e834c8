package dev.seedbed.catalog;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A catalog could not be read; the message says from which database, why, and what to do about it.
 */
public final class CatalogException extends RuntimeException {
  private CatalogException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  static CatalogException tooOld(String database, int serverVersion) {
    String version = serverVersion / 10_000 + "." + serverVersion % 10_000;
    return of(
        database,
        "PostgreSQL 15 or later",
        "PostgreSQL " + version,
        "older servers lack catalog columns that are read",
        "connect to a server of a supported version",
        null);
  }

  static CatalogException failed(String database, SQLException cause) {
    String state = cause.getSQLState() == null ? "none" : cause.getSQLState();
    String actual = "SQLSTATE " + state + ", " + cause.getMessage();
    if (state.equals("25P02")) {
      return of(
          database,
          "a transaction that can go on",
          actual,
          "a statement before this one failed, and PostgreSQL answers no more until the rollback",
          "call rollback() before reading, or read from a connection in auto-commit mode",
          cause);
    }
    if (state.startsWith("08")) {
      return of(
          database,
          "an open connection",
          actual,
          "the connection was closed, or the server went away",
          "open a new connection; if you did not close this one, look into the server's log",
          cause);
    }
    return of(
        database,
        "all queries of the catalog to succeed",
        actual,
        "the server refused one, or the schema changed while it was read",
        "read again from a connection in auto-commit mode, with a role that may read pg_catalog",
        cause);
  }

  private static CatalogException of(
      String database,
      String expected,
      String actual,
      String why,
      String fix,
      @Nullable Throwable cause) {
    return new CatalogException(
        """
        Cannot read the catalog of database "%s".
          expected: %s
          actual:   %s
          why:      %s
          To fix: %s"""
            .formatted(database, expected, actual, why, fix),
        cause);
  }
}

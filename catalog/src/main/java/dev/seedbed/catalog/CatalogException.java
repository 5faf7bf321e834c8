package dev.seedbed.catalog;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A catalog could not be read; the message says from which database, why, and what to do about it.
 */
public final class CatalogException extends SeedbedException {
  private CatalogException(ErrorMessage message, @Nullable Throwable cause) {
    super(message, cause);
  }

  static CatalogException tooOld(String database, int serverVersion) {
    return new CatalogException(
        cannotRead(database)
            .expected("PostgreSQL 15 or later")
            .actual("PostgreSQL " + serverVersion / 10_000 + "." + serverVersion % 10_000)
            .why("older servers lack columns of the system catalogs that are read")
            .toFix("connect to a server of a supported version"),
        null);
  }

  static CatalogException failed(@Nullable String database, SQLException cause) {
    String state = String.valueOf(cause.getSQLState());
    ErrorMessage message = cannotRead(database).actual(cause.getMessage() + "\nSQLSTATE " + state);
    if (state.equals("25P02")) {
      return new CatalogException(aborted(message), cause);
    }
    return new CatalogException(state.startsWith("08") ? closed(message) : refused(message), cause);
  }

  private static ErrorMessage cannotRead(@Nullable String database) {
    String which = database == null ? "a database" : "database " + Identifier.display(database);
    return ErrorMessage.of("Cannot read the catalog of " + which);
  }

  private static ErrorMessage aborted(ErrorMessage message) {
    return message
        .expected("a transaction in which no statement has failed")
        .why("a statement failed before this, and PostgreSQL answers no more until the rollback")
        .toFix("roll back before reading the catalog")
        .toFix("read it from a connection in auto-commit mode");
  }

  private static ErrorMessage closed(ErrorMessage message) {
    return message
        .expected("an open connection")
        .toFix("read the catalog before closing the connection")
        .toFix("look into the server's log, if nobody closed it");
  }

  private static ErrorMessage refused(ErrorMessage message) {
    return message
        .expected("every query of the system catalogs to succeed")
        .why("the server refused one, or objects were dropped while they were read")
        .toFix("read again when nobody changes the schema")
        .toFix("connect as a role that may read the schema pg_catalog");
  }
}

package dev.seedbed.cli;

import java.sql.SQLException;

/** Work that needs the database. */
@FunctionalInterface
public interface DatabaseCall<T> {
  T call() throws SQLException;
}

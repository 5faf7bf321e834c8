package dev.seedbed.database.migration;

import java.sql.Connection;
import java.sql.SQLException;

/** What a source applies in one go and notes down as applied: most often a file. */
public interface MigrationStep {

  /** The file's path as the user knows it. */
  String path();

  /** Whether the database has had it already. */
  boolean applied();

  /**
   * Whether its statements must not run inside a transaction; such as CREATE INDEX CONCURRENTLY.
   */
  boolean withoutTransaction();

  /** Whether it adds values to an enum, which cannot be used before they are committed. */
  boolean addsEnumValue();

  /** Runs all its statements. */
  void run(StatementRunner statements) throws SQLException;

  /** Notes down that it was applied, in the transaction that applied it where there is one. */
  void record(Connection connection) throws SQLException;
}

package dev.seedbed.database.isolation;

import dev.seedbed.database.report.TestReport;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * One test's use of a database.
 *
 * <pre>{@code
 * TestSession session = database.begin(new Isolation.Rollback(false));
 * try {
 *   test.run(session.dataSource());
 * } finally {
 *   session.end();
 * }
 * }</pre>
 *
 * <p>Thread-safe: the code under test may open connections on any thread.
 */
public sealed interface TestSession permits CloneSession, ReadOnlySession, RollbackSession {

  /** What the code under test is given; its connections are the caller's to close. */
  DataSource dataSource();

  /**
   * The same database as the role that owns it, for rows that are there before the code under test
   * begins. It is {@link #dataSource} where no other role is configured for that code, and in a
   * read-only test it cannot write either.
   */
  DataSource owner();

  /** A new connection of {@link #dataSource}. */
  Connection connection() throws SQLException;

  /**
   * The database's URL with user and password in it, for a pool of one's own or another process.
   *
   * @throws dev.seedbed.catalog.SeedbedException unless the database is the test's own, as under
   *     {@link IsolationMode#CLONE}: elsewhere such a connection would go past the isolation
   */
  String jdbcUrl();

  /** The name of the database that it works in. */
  String database();

  /**
   * What is known of a test that has failed: the rows that it wrote, and the connections that it
   * left open. Nothing but {@link #end} may be called afterwards.
   *
   * <p>What cannot be found out is said so; it takes a few seconds at most.
   *
   * @param outside a connection to {@link #database} that is not one of this session's
   */
  TestReport report(Connection outside);

  /**
   * Takes back what the test did, and gives back what it was lent. Further calls do nothing.
   *
   * @throws IsolationException when something was refused meanwhile
   * @throws SQLException when the connection was lost
   */
  void end() throws SQLException;
}

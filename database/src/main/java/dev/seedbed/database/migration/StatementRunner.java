package dev.seedbed.database.migration;

import dev.seedbed.database.sql.SqlScript;
import dev.seedbed.database.sql.SqlStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs the statements of one {@link MigrationStep}: traced, in time, with errors that say where.
 *
 * <p>Not thread-safe.
 */
public final class StatementRunner {
  private static final String AT = "SELECT set_config('" + DdlTrace.AT + "', ?, false)";
  private static final String CANCELED = "57014";

  private final Connection connection;
  private final RunProgress progress;
  private final Duration timeout;
  private final boolean traced;
  private final long start = System.nanoTime();
  private final List<Integer> linesRun = new ArrayList<>();

  StatementRunner(Connection connection, RunProgress progress, Duration timeout, boolean traced) {
    this.connection = connection;
    this.progress = progress;
    this.timeout = timeout;
    this.traced = traced;
  }

  /** The run's connection, for what {@link #execute} cannot do; in a transaction or not. */
  public Connection connection() {
    return connection;
  }

  /**
   * Runs one statement of a script.
   *
   * @param path the script's file, as the user knows it
   * @throws MigrationException if the statement fails, or the step's time is up
   */
  public void execute(String path, SqlScript script, SqlStatement statement) throws SQLException {
    at(path, statement.line());
    try (Statement jdbc = connection.createStatement()) {
      jdbc.setEscapeProcessing(false);
      jdbc.setQueryTimeout(secondsLeft());
      jdbc.execute(statement.text());
      linesRun.add(statement.line());
    } catch (SQLException e) {
      Remainder rest = remainder(statement);
      throw CANCELED.equals(e.getSQLState()) && left().isNegative()
          ? RunErrors.timedOut(path, statement, timeout, rest, e)
          : RunErrors.failed(path, script, statement, e, rest);
    }
  }

  private Remainder remainder(SqlStatement failed) throws SQLException {
    return connection.getAutoCommit()
        ? progress.afterPart(linesRun, Remainder.invalidIndexes(connection, failed))
        : progress.afterRollback();
  }

  /** Tells the trace where the next statements come from. */
  public void at(String path, int line) throws SQLException {
    if (traced) {
      try (PreparedStatement at = connection.prepareStatement(AT)) {
        at.setString(1, DdlTrace.at(path, line));
        at.execute();
      }
    }
  }

  /**
   * What sessions of other programs must set, so that the trace knows where their statements come
   * from: for {@code PGOPTIONS}. Empty where nothing is traced.
   */
  public String sessionOptions(String path) {
    // libpq parts options at blanks.
    String place = DdlTrace.at(path, 1).replace("\\", "\\\\").replace(" ", "\\ ");
    return traced ? "-c " + DdlTrace.AT + "=" + place : "";
  }

  /** What is left of the step's time. */
  public Duration left() {
    return timeout.minusNanos(System.nanoTime() - start);
  }

  /** At least one: JDBC knows no shorter limit, and takes 0 for none. */
  private int secondsLeft() {
    return (int) Math.max(1, Math.min(left().plusMillis(999).toSeconds(), Integer.MAX_VALUE));
  }
}

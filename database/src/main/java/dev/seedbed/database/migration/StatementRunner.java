package dev.seedbed.database.migration;

import dev.seedbed.database.sql.SqlScript;
import dev.seedbed.database.sql.SqlStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
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
  static final String AT = "SELECT set_config('" + DdlTrace.AT + "', ?, false)";
  private static final String OWN_SEARCH_PATH =
      "SELECT setting FROM pg_settings WHERE name = 'search_path' AND setting <> reset_val";
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
    String place = "";
    if (traced && !connection.getAutoCommit()) {
      // Both go to the server in one message. Outside a transaction they would share one, which
      // VACUUM and its like refuse.
      place = DdlTrace.setting(DdlTrace.at(path, statement.line())) + ";";
    } else {
      at(path, statement.line());
    }
    try (Statement jdbc = connection.createStatement()) {
      jdbc.setEscapeProcessing(false);
      jdbc.setQueryTimeout(secondsLeft());
      jdbc.execute(place + statement.text());
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
   * What another program's session must be told to be like this one, in {@code PGOPTIONS}: where
   * its statements come from, and the schema that the migrations have of their own.
   *
   * @param path of what starts the program
   */
  public String sessionOptions(String path) throws SQLException {
    List<String> options = new ArrayList<>();
    options.add(System.getenv().getOrDefault("PGOPTIONS", ""));
    if (traced) {
      options.add(option(DdlTrace.AT, DdlTrace.at(path, 1)));
    }
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(OWN_SEARCH_PATH)) {
      if (rows.next()) {
        options.add(option("search_path", rows.getString(1)));
      }
    }
    return String.join(" ", options).strip();
  }

  /** PostgreSQL's programs part options at blanks. */
  private static String option(String name, String value) {
    return "-c " + name + "=" + value.replace("\\", "\\\\").replace(" ", "\\ ");
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

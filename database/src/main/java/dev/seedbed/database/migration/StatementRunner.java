package dev.seedbed.database.migration;

import dev.seedbed.database.sql.SqlScript;
import dev.seedbed.database.sql.SqlStatement;
import java.sql.Connection;
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
  private static final String OWN_SEARCH_PATH =
      "SELECT setting FROM pg_settings WHERE name = 'search_path' AND setting <> reset_val";
  private static final String CANCELED = "57014";

  private final Connection connection;
  private final RunProgress progress;
  private final Duration timeout;
  private final Listener listener;
  private boolean ownTransaction;
  private boolean willEnd;
  private String migration = "";
  private final long start = System.nanoTime();
  private final List<Integer> linesRun = new ArrayList<>();

  StatementRunner(
      Connection connection, RunProgress progress, Duration timeout, Listener listener) {
    this.connection = connection;
    this.progress = progress;
    this.timeout = timeout;
    this.listener = listener;
  }

  /** Tells the trace that the file is one of several that are applied in one go. */
  public void partOf(String name) {
    migration = name;
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
    String place = DdlTrace.at(path, statement.line(), migration);
    String before = "";
    String after = "";
    boolean together = !connection.getAutoCommit();
    if (listener == Listener.STATEMENTS
        && (together || StatementTrace.onlyRows(statement.text()))) {
      before = StatementTrace.beginning(place) + ";";
      after = ";\n" + StatementTrace.ending(statement.text());
    } else if (listener != Listener.NOBODY && together) {
      // Both go to the server in one message. Outside a transaction they would share one, which
      // VACUUM and its like refuse.
      before = DdlTrace.setting(place) + ";";
    } else {
      at(path, statement.line());
    }
    try (Statement jdbc = connection.createStatement()) {
      jdbc.setEscapeProcessing(false);
      jdbc.setQueryTimeout(secondsLeft());
      jdbc.execute(before + statement.text() + after);
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
  private void at(String path, int line) throws SQLException {
    if (listener != Listener.NOBODY) {
      tell(DdlTrace.setting(DdlTrace.at(path, line, migration)));
    }
  }

  /**
   * Tells the trace of a statement that {@link #execute} does not run; {@link #ended} or {@link
   * #failed} must follow.
   *
   * @param inTransaction whether the script has begun one; a statement outside that works on rows
   *     is given one, because its locks could not be seen otherwise
   */
  public void began(String path, int line, String sql, boolean inTransaction) throws SQLException {
    willEnd = listener == Listener.STATEMENTS && (inTransaction || StatementTrace.onlyRows(sql));
    if (!willEnd) {
      at(path, line);
      return;
    }
    if (!inTransaction) {
      tell("BEGIN");
      ownTransaction = true;
    }
    tell(StatementTrace.beginning(DdlTrace.at(path, line, migration)));
  }

  /** Tells the trace that the statement succeeded. */
  public void ended(String sql) throws SQLException {
    if (willEnd) {
      tell(StatementTrace.ending(sql));
    }
    endTransaction("COMMIT");
  }

  /** Tells the trace that the statement failed. */
  public void failed(SQLException failure) {
    try {
      endTransaction("ROLLBACK");
    } catch (SQLException e) {
      failure.addSuppressed(e);
    }
  }

  private void endTransaction(String command) throws SQLException {
    if (ownTransaction) {
      ownTransaction = false;
      tell(command);
    }
  }

  private void tell(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
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
    if (listener != Listener.NOBODY) {
      options.add(option(DdlTrace.AT, DdlTrace.at(path, 1, migration)));
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

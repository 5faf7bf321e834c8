package dev.seedbed.assertions.rule.internal;

import dev.seedbed.assertions.rule.Count;
import dev.seedbed.assertions.rule.RuleInfo;
import dev.seedbed.assertions.rule.RuleResult;
import dev.seedbed.assertions.rule.Subject;
import dev.seedbed.catalog.ErrorMessage;
import dev.seedbed.catalog.Identifier;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * A transaction in which a rule tries something out, and of which nothing stays: one of its own for
 * a connection in auto-commit, else a part of the caller's.
 */
public final class Trial implements AutoCloseable {

  /**
   * Locks that others hold, and tables with very many rows, must not keep a check waiting for long.
   */
  private static final String LIMITS =
      "SET LOCAL lock_timeout = '2s'; SET LOCAL statement_timeout = '20s'";

  private final Connection connection;
  private final boolean own;
  private @Nullable Savepoint savepoint;

  private Trial(Connection connection) throws SQLException {
    this.connection = connection;
    own = connection.getAutoCommit();
  }

  /** What is tried out, and what came of it. */
  public interface Attempt<T extends @Nullable Object> {
    T run() throws SQLException;
  }

  /** What a rule tries out. */
  public interface Body {
    RuleResult run(Trial trial) throws SQLException;
  }

  /**
   * What a rule finds by trying things out on the subject's connection; that it could not run if
   * there is none, or none that may write.
   *
   * @param looksAt what it would have looked at
   * @throws dev.seedbed.catalog.SeedbedException if the connection does not work
   */
  public static RuleResult of(RuleInfo rule, Subject subject, Count looksAt, Body body) {
    Connection connection = subject.connection();
    if (connection == null) {
      return RuleResult.notRun(rule, looksAt, "a connection to the database");
    }
    try (Trial trial = new Trial(connection)) {
      trial.begin();
      if (trial.text("SELECT current_setting('transaction_read_only')").equals("on")) {
        return RuleResult.notRun(rule, looksAt, "a connection that may write");
      }
      trial.execute(LIMITS);
      return body.run(trial);
    } catch (SQLException failure) {
      throw ErrorMessage.of(
              "Rule "
                  + rule
                  + " cannot try anything out in database "
                  + Identifier.display(subject.catalog().database()))
          .expected("an open connection whose transaction has not failed")
          .actual(failure.getMessage() + " (SQLSTATE " + failure.getSQLState() + ")")
          .why("it makes rows, looks at what becomes of them, and rolls all of it back")
          .toFix("give the Subject a connection of its own")
          .toException(failure);
    }
  }

  private void begin() throws SQLException {
    if (own) {
      connection.setAutoCommit(false);
    } else {
      savepoint = connection.setSavepoint();
    }
  }

  /** What came of the attempt, of which nothing is left in the transaction. */
  public <T extends @Nullable Object> T undone(Attempt<T> attempt) throws SQLException {
    Savepoint before = connection.setSavepoint();
    T result;
    try {
      result = attempt.run();
    } catch (SQLException failure) {
      undo(before, failure);
      throw failure;
    }
    connection.rollback(before);
    connection.releaseSavepoint(before);
    return result;
  }

  private void undo(Savepoint before, SQLException failure) {
    try {
      connection.rollback(before);
      connection.releaseSavepoint(before);
    } catch (SQLException second) {
      failure.addSuppressed(second);
    }
  }

  /** Runs a statement and says how many rows it changed. */
  public int execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
      return statement.getUpdateCount();
    }
  }

  /** The only value of the query's only row. */
  public String text(String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return String.valueOf(rows.getString(1));
    }
  }

  /** The only value of the query's only row, as a number. */
  public long number(String query) throws SQLException {
    return Long.parseLong(text(query));
  }

  @Override
  public void close() throws SQLException {
    if (savepoint != null) {
      connection.rollback(savepoint);
      connection.releaseSavepoint(savepoint);
    } else if (own && !connection.getAutoCommit()) {
      connection.rollback();
      connection.setAutoCommit(true);
    }
  }
}

package dev.seedbed.database.migration;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One application of a source's migrations: under the lock, compare with the history, run what is
 * pending in as few transactions as the options and the files allow, and again if it failed for a
 * passing reason.
 *
 * <pre>{@code
 * MigrationReport report = MigrationRun.run(connection, MigrationOptions.DEFAULT, source);
 * }</pre>
 */
public final class MigrationRun {
  private static final Logger log = LoggerFactory.getLogger(MigrationRun.class);
  private static final String NEW_ENUM_VALUE_USED = "55P04";

  private final Connection connection;
  private final MigrationOptions options;
  private final StepSource source;
  private final RunSession session;
  private final RunProgress progress;
  private boolean enumValuesFirst;
  private int alreadyApplied = -1;

  private MigrationRun(Connection connection, MigrationOptions options, StepSource source)
      throws SQLException {
    this.connection = connection;
    this.options = options;
    this.source = source;
    this.progress = new RunProgress(options.transactions());
    this.session = RunSession.read(connection);
  }

  /**
   * Applies what is pending.
   *
   * @param connection in auto-commit mode; left open and in auto-commit mode
   * @throws MigrationException when the lock is not free in time or a step fails
   */
  public static MigrationReport run(
      Connection connection, MigrationOptions options, StepSource source) throws SQLException {
    long start = System.nanoTime();
    return MigrationLock.during(
        connection,
        options,
        () -> {
          MigrationRun run = new MigrationRun(connection, options, source);
          run.untilDone();
          return new MigrationReport(
              run.progress.applied(),
              run.alreadyApplied,
              Duration.ofNanos(System.nanoTime() - start));
        });
  }

  private void untilDone() throws SQLException {
    while (true) {
      try {
        attempt();
        return;
      } catch (MigrationException | SQLException failure) {
        boolean insideTransaction = rollback(failure);
        if (!(insideTransaction && mayPass(failure))) {
          throw failure;
        }
      }
    }
  }

  /** One attempt; what it committed it will not do again. */
  private void attempt() throws SQLException {
    connection.setAutoCommit(false);
    List<MigrationStep> steps = source.steps(connection);
    List<MigrationStep> pending = steps.stream().filter(step -> !step.applied()).toList();
    if (alreadyApplied < 0) {
      alreadyApplied = steps.size() - pending.size();
    }
    if (!pending.isEmpty()) {
      source.prepare(connection);
    }
    for (MigrationStep step : pending) {
      if (step.withoutTransaction() || (enumValuesFirst && step.addsEnumValue())) {
        runOutside(step);
      } else {
        run(step);
        if (options.transactions() == TransactionMode.ONE_PER_FILE
            || session.listener() == Listener.STATEMENTS) {
          commit();
        }
      }
    }
    commit();
    if (options.dryRun()) {
      connection.rollback();
      progress.committed();
    }
    connection.setAutoCommit(true);
  }

  private void runOutside(MigrationStep step) throws SQLException {
    if (options.dryRun()) {
      log.info("Not tried, because it cannot run in a transaction: {}", step.path());
      return;
    }
    commit();
    connection.setAutoCommit(true);
    run(step);
    progress.committed();
    connection.setAutoCommit(false);
  }

  private void run(MigrationStep step) throws SQLException {
    step.run(new StatementRunner(connection, progress, options.timeout(), session.listener()));
    session.reset(connection);
    step.record(connection);
    progress.ran(step);
  }

  private void commit() throws SQLException {
    if (options.dryRun()) {
      return;
    }
    try {
      connection.commit();
      progress.committed();
    } catch (SQLException e) {
      throw RunErrors.commitFailed(progress.uncommitted(), progress.afterRollback(), e);
    }
  }

  /** Whether there was a transaction to roll back; the session is as before the run in any case. */
  private boolean rollback(Exception failure) {
    try {
      boolean insideTransaction = !connection.getAutoCommit();
      if (insideTransaction) {
        connection.rollback();
        connection.setAutoCommit(true);
      }
      session.reset(connection);
      progress.rolledBack();
      return insideTransaction;
    } catch (SQLException e) {
      failure.addSuppressed(e);
      return false;
    }
  }

  /** Whether to try again, after the pause that this takes. */
  private boolean mayPass(Exception failure) {
    if (!(failure instanceof SQLException cause)) {
      return failure.getCause() instanceof SQLException cause && mayPass(cause);
    }
    if (NEW_ENUM_VALUE_USED.equals(cause.getSQLState()) && !enumValuesFirst) {
      enumValuesFirst = true;
      return true;
    }
    RetryPolicy retries = options.retries();
    if (!RetryPolicy.isTransient(cause) || progress.attempt() >= retries.attempts()) {
      return false;
    }
    progress.tryAgain();
    log.warn("Migrations failed for a passing reason, and are tried again", failure);
    retries.pauseBefore(progress.attempt());
    return true;
  }
}

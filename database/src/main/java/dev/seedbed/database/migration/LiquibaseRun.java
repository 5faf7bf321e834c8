package dev.seedbed.database.migration;

import dev.seedbed.catalog.ErrorMessage;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.UpdateSummaryEnum;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.ChangeSetStatus;
import liquibase.changelog.FastCheckService;
import liquibase.changelog.filter.ChangeSetFilterResult;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;

/** One run of Liquibase on a connection of ours. */
final class LiquibaseRun {
  private final Changelog changelog;
  private final LiquibaseSettings settings;
  private final LiquibaseReading reading;

  LiquibaseRun(Changelog changelog, LiquibaseSettings settings) {
    this.changelog = changelog;
    this.settings = settings;
    this.reading = new LiquibaseReading(changelog, settings);
  }

  private interface ToolWork<T> {
    T with(LiquibaseFiles files, Listener listening) throws Exception;
  }

  MigrationReport apply(Connection connection) throws SQLException {
    return onConnection(connection, (files, listening) -> apply(connection, files, listening));
  }

  /** Rolls back the one change set that is not left out. */
  boolean undo(Connection connection) throws SQLException {
    return onConnection(connection, (files, traced) -> undo(connection, files));
  }

  private boolean undo(Connection connection, LiquibaseFiles files) throws Exception {
    LiquibaseListener listener = new LiquibaseListener(connection, files, Listener.NOBODY);
    try (Liquibase liquibase = liquibase(connection, files, listener)) {
      liquibase.rollback(1, contexts(), labels());
      return true;
    } catch (LiquibaseException e) {
      throw failed(listener, e, "the rollback was undone, unless it runs outside a transaction");
    }
  }

  MigrationStatus status(Connection connection) throws SQLException {
    return onConnection(connection, (files, listening) -> status(connection, files));
  }

  private MigrationStatus status(Connection connection, LiquibaseFiles files) throws Exception {
    LiquibaseListener listener = new LiquibaseListener(connection, files, Listener.NOBODY);
    try (Liquibase liquibase = liquibase(connection, files, listener)) {
      List<MigrationStatus.Entry> entries = new ArrayList<>();
      // Without its tables, which it would make: whoever asks changes nothing.
      for (ChangeSetStatus status : liquibase.getChangeSetStatuses(contexts(), labels(), false)) {
        if (status.getFilterResults().stream().allMatch(ChangeSetFilterResult::isAccepted)
            || status.getPreviouslyRan()) {
          entries.add(
              new MigrationStatus.Entry(
                  files.name(status.getChangeSet()), status.getPreviouslyRan()));
        }
      }
      return new MigrationStatus(entries);
    }
  }

  private <T> T onConnection(Connection connection, ToolWork<T> work) throws SQLException {
    RunSession session = RunSession.read(connection);
    try {
      return reading.inScope(files -> work.with(files, session.listener()));
    } catch (RuntimeException | SQLException e) {
      throw e;
    } catch (Exception e) {
      throw reading.unreadable(e);
    } finally {
      if (!connection.isClosed()) {
        connection.setAutoCommit(true);
        session.reset(connection);
      }
    }
  }

  private MigrationReport apply(Connection connection, LiquibaseFiles files, Listener listening)
      throws Exception {
    long start = System.nanoTime();
    LiquibaseListener listener = new LiquibaseListener(connection, files, listening);
    try (Liquibase liquibase = liquibase(connection, files, listener)) {
      liquibase.update(contexts(), labels());
      int all = liquibase.getDatabase().getRanChangeSetList().size();
      return new MigrationReport(
          listener.applied(),
          all - listener.applied().size(),
          Duration.ofNanos(System.nanoTime() - start));
    } catch (LiquibaseException e) {
      String kept = "the change set was rolled back, unless it runs outside a transaction";
      throw failed(
          listener,
          e,
          listener.applied().isEmpty()
              ? kept
              : kept + "; applied before and kept: " + String.join(", ", listener.applied()));
    }
  }

  private Liquibase liquibase(
      Connection connection, LiquibaseFiles files, LiquibaseListener listener) throws Exception {
    Connection lent = ToolConnection.lend(connection, listener);
    Database database =
        DatabaseFactory.getInstance().findCorrectDatabaseImplementation(new JdbcConnection(lent));
    Liquibase liquibase = new Liquibase(changelog.path(), files, database);
    settings.parameters().forEach(liquibase::setChangeLogParameter);
    liquibase.setChangeExecListener(listener);
    liquibase.setShowSummary(UpdateSummaryEnum.OFF);
    // It remembers that a database is up to date, by its URL alone: with what is left out here, or
    // in another database that has had the same name, that may not be so.
    Scope.getCurrentScope().getSingleton(FastCheckService.class).clearCache();
    if (!settings.leftOut().isEmpty()) {
      Scope.child(Scope.Attr.database, database, () -> leaveOut(liquibase, files));
    }
    return liquibase;
  }

  /** Liquibase goes on with the changelog that it has read here. */
  private void leaveOut(Liquibase liquibase, LiquibaseFiles files) throws LiquibaseException {
    liquibase.getChangeLogParameters().setContexts(contexts());
    liquibase.getChangeLogParameters().setLabels(labels());
    for (ChangeSet changeSet : liquibase.getDatabaseChangeLog().getChangeSets()) {
      if (settings.leftOut().contains(files.name(changeSet))) {
        changeSet.setIgnore(true);
      }
    }
  }

  private Contexts contexts() {
    return new Contexts(settings.contexts());
  }

  private LabelExpression labels() {
    return new LabelExpression(settings.labels());
  }

  private MigrationException failed(
      LiquibaseListener listener, LiquibaseException failure, String kept) {
    SQLException cause = RunErrors.sqlException(failure);
    if (cause == null || listener.place().isEmpty()) {
      return new MigrationException(
          ErrorMessage.of("Liquibase failed: " + changelog.location())
              .actual(String.valueOf(failure.getMessage()))
              .why(kept)
              .toFix("see what Liquibase says"),
          failure);
    }
    return RunErrors.failedAt(listener.place(), cause, kept);
  }
}

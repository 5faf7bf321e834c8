package dev.seedbed.database.migration;

import dev.seedbed.catalog.ErrorMessage;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import liquibase.ChecksumVersion;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.UpdateSummaryEnum;
import liquibase.changelog.ChangeLogParameters;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.ChangeSetStatus;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.changelog.filter.ChangeSetFilterResult;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.parser.ChangeLogParserFactory;
import liquibase.ui.LoggerUIService;

/** One run of Liquibase on a connection of ours, or one reading of its changelog. */
final class LiquibaseRun {
  private final Changelog changelog;
  private final LiquibaseSettings settings;

  LiquibaseRun(Changelog changelog, LiquibaseSettings settings) {
    this.changelog = changelog;
    this.settings = settings;
  }

  private interface Work<T> {
    T with(LiquibaseFiles files) throws Exception;
  }

  private <T> T inScope(Work<T> work) throws Exception {
    try (LiquibaseFiles files = new LiquibaseFiles(changelog)) {
      Map<String, Object> scope = new HashMap<>();
      scope.put(Scope.Attr.resourceAccessor.name(), files);
      scope.put(Scope.Attr.logService.name(), new LiquibaseLog());
      scope.put(Scope.Attr.ui.name(), new LoggerUIService());
      scope.put("liquibase.analytics.enabled", false);
      return Scope.child(scope, () -> work.with(files));
    }
  }

  String fingerprint() {
    try {
      return inScope(this::fingerprint);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw unreadable(e);
    }
  }

  private String fingerprint(LiquibaseFiles files) throws LiquibaseException {
    ChangeLogParameters parameters = new ChangeLogParameters();
    settings.parameters().forEach(parameters::set);
    DatabaseChangeLog parsed =
        ChangeLogParserFactory.getInstance()
            .getParser(changelog.path(), files)
            .parse(changelog.path(), parameters, files);
    // Reads the files that changes name.
    for (ChangeSet changeSet : parsed.getChangeSets()) {
      changeSet.generateCheckSum(ChecksumVersion.latest());
    }
    MessageDigest digest = SqlFile.sha256();
    files.seen().forEach((name, file) -> update(digest, name, file.checksum()));
    new TreeMap<>(settings.parameters()).forEach((name, value) -> update(digest, name, value));
    update(digest, settings.contexts(), settings.labels());
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void update(MessageDigest digest, String key, String value) {
    digest.update((key + '\n' + value + '\n').getBytes(StandardCharsets.UTF_8));
  }

  private interface ToolWork<T> {
    T with(LiquibaseFiles files, boolean traced) throws Exception;
  }

  MigrationReport apply(Connection connection) throws SQLException {
    return onConnection(connection, (files, traced) -> apply(connection, files, traced));
  }

  MigrationStatus status(Connection connection) throws SQLException {
    return onConnection(connection, (files, traced) -> status(connection, files));
  }

  private MigrationStatus status(Connection connection, LiquibaseFiles files)
      throws LiquibaseException {
    LiquibaseListener listener = new LiquibaseListener(connection, files, false);
    try (Liquibase liquibase = liquibase(connection, files, listener)) {
      Contexts contexts = new Contexts(settings.contexts());
      List<MigrationStatus.Entry> entries = new ArrayList<>();
      for (ChangeSetStatus status :
          liquibase.getChangeSetStatuses(contexts, new LabelExpression(settings.labels()))) {
        if (status.getFilterResults().stream().allMatch(ChangeSetFilterResult::isAccepted)
            || status.getPreviouslyRan()) {
          entries.add(
              new MigrationStatus.Entry(
                  listener.name(status.getChangeSet()), status.getPreviouslyRan()));
        }
      }
      return new MigrationStatus(entries);
    }
  }

  private <T> T onConnection(Connection connection, ToolWork<T> work) throws SQLException {
    RunSession session = RunSession.read(connection);
    try {
      return inScope(files -> work.with(files, session.traced()));
    } catch (RuntimeException | SQLException e) {
      throw e;
    } catch (Exception e) {
      throw unreadable(e);
    } finally {
      if (!connection.isClosed()) {
        connection.setAutoCommit(true);
        session.reset(connection);
      }
    }
  }

  private MigrationReport apply(Connection connection, LiquibaseFiles files, boolean traced)
      throws LiquibaseException {
    long start = System.nanoTime();
    LiquibaseListener listener = new LiquibaseListener(connection, files, traced);
    try (Liquibase liquibase = liquibase(connection, files, listener)) {
      liquibase.update(new Contexts(settings.contexts()), new LabelExpression(settings.labels()));
      int all = liquibase.getDatabase().getRanChangeSetList().size();
      return new MigrationReport(
          listener.applied(),
          all - listener.applied().size(),
          Duration.ofNanos(System.nanoTime() - start));
    } catch (LiquibaseException e) {
      throw failed(listener, e);
    }
  }

  private Liquibase liquibase(
      Connection connection, LiquibaseFiles files, LiquibaseListener listener)
      throws LiquibaseException {
    Connection lent = ToolConnection.lend(connection, listener);
    Database database =
        DatabaseFactory.getInstance().findCorrectDatabaseImplementation(new JdbcConnection(lent));
    Liquibase liquibase = new Liquibase(changelog.path(), files, database);
    settings.parameters().forEach(liquibase::setChangeLogParameter);
    liquibase.setChangeExecListener(listener);
    liquibase.setShowSummary(UpdateSummaryEnum.OFF);
    return liquibase;
  }

  private MigrationException failed(LiquibaseListener listener, LiquibaseException failure) {
    SQLException cause = RunErrors.sqlException(failure);
    String kept =
        listener.applied().isEmpty()
            ? "the change set was rolled back, unless it runs outside a transaction"
            : "the change set was rolled back, unless it runs outside a transaction;"
                + " applied before and kept: "
                + String.join(", ", listener.applied());
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

  private MigrationException unreadable(Exception failure) {
    return new MigrationException(
        ErrorMessage.of("Liquibase cannot read its changelog: " + changelog.location())
            .actual(String.valueOf(failure.getMessage()))
            .toFix("see what Liquibase says"),
        failure);
  }
}

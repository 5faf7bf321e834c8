package dev.seedbed.database.migration;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import liquibase.change.Change;
import liquibase.change.core.SQLFileChange;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.changelog.visitor.AbstractChangeExecListener;
import liquibase.database.Database;
import org.jspecify.annotations.Nullable;

/** Follows Liquibase through its change sets: for the trace, the report and errors. */
final class LiquibaseListener extends AbstractChangeExecListener
    implements ToolConnection.Observer {
  /** What Liquibase runs besides the changes. */
  private static final Pattern BOOKKEEPING =
      Pattern.compile("(?i)\\bdatabasechangelog|^SHOW SEARCH_PATH|^SET LOCAL SEARCH_PATH");

  private final Connection connection;
  private final LiquibaseFiles files;
  private final Listener listener;
  private final List<String> applied = new ArrayList<>();
  private String path = "";
  private @Nullable ChangeSetPlaces places;
  private int line;
  private String migration = "";

  LiquibaseListener(Connection connection, LiquibaseFiles files, Listener listener) {
    this.connection = connection;
    this.files = files;
    this.listener = listener;
  }

  List<String> applied() {
    return List.copyOf(applied);
  }

  /** Where Liquibase is: {@code file:line}; empty between change sets. */
  String place() {
    return places == null ? "" : path + ":" + line;
  }

  @Override
  public void willRun(
      ChangeSet changeSet,
      DatabaseChangeLog changelog,
      Database database,
      ChangeSet.RunStatus status) {
    enter(changeSet);
  }

  private void enter(ChangeSet changeSet) {
    path = files.path(changeSet);
    migration = files.name(changeSet);
    places = files.places(changeSet);
    line = places.line();
  }

  @Override
  public void willRun(
      Change change, ChangeSet changeSet, DatabaseChangeLog changelog, Database database) {
    ChangeSetPlaces now = places;
    SqlFile script = change instanceof SQLFileChange sql ? files.find(sql.getPath()) : null;
    if (script != null) {
      path = script.path();
      places = ChangeSetPlaces.of(script.text(), "", "");
      line = 1;
    } else if (now != null) {
      line = now.lineOfChange(change.getSerializedObjectName());
    }
  }

  @Override
  public void before(String sql) throws SQLException {
    ChangeSetPlaces now = places;
    if (now == null || BOOKKEEPING.matcher(sql).find()) {
      return;
    }
    line = now.lineOfStatement(sql);
    String place = DdlTrace.at(path, line, migration);
    if (listener == Listener.STATEMENTS && !connection.getAutoCommit()) {
      tell(StatementTrace.beginning(place));
    } else if (listener != Listener.NOBODY) {
      tell(DdlTrace.setting(place));
    }
  }

  @Override
  public void after(String sql) throws SQLException {
    if (places != null
        && listener == Listener.STATEMENTS
        && !BOOKKEEPING.matcher(sql).find()
        && !connection.getAutoCommit()) {
      tell(StatementTrace.ending(sql));
    }
  }

  private void tell(String sql) throws SQLException {
    try (Statement told = connection.createStatement()) {
      told.execute(sql);
    }
  }

  @Override
  public void ran(
      ChangeSet changeSet, DatabaseChangeLog changelog, Database database, ChangeSet.ExecType how) {
    // What runs each time is nothing that the database has not had.
    if (how != ChangeSet.ExecType.RERAN || !changeSet.isAlwaysRun()) {
      applied.add(files.name(changeSet));
    }
    places = null;
  }

  @Override
  public void willRollback(ChangeSet changeSet, DatabaseChangeLog changelog, Database database) {
    enter(changeSet);
  }

  @Override
  public void rolledBack(ChangeSet changeSet, DatabaseChangeLog changelog, Database database) {
    places = null;
  }
}

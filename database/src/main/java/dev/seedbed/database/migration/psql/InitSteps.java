package dev.seedbed.database.migration.psql;

import dev.seedbed.database.migration.MigrationException;
import dev.seedbed.database.migration.MigrationHistory;
import dev.seedbed.database.migration.MigrationOptions;
import dev.seedbed.database.migration.MigrationStep;
import dev.seedbed.database.migration.MigrationTarget;
import dev.seedbed.database.migration.StatementRunner;
import dev.seedbed.database.migration.StepSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A folder of init scripts, compared with what {@code seedbed.migrations} says of it. */
record InitSteps(
    String location,
    InitFolder folder,
    @Nullable String standsFor,
    MigrationOptions options,
    @Nullable MigrationTarget target)
    implements StepSource {

  @Override
  public List<MigrationStep> steps(Connection connection) throws SQLException {
    Map<String, MigrationHistory.Entry> applied = history().read(connection);
    List<MigrationStep> steps = new ArrayList<>();
    for (InitFile file : folder.scripts()) {
      MigrationHistory.Entry entry = applied.get(file.name());
      if (entry != null && !entry.checksum().equals(file.checksum())) {
        throw InitErrors.edited(file.path());
      }
      steps.add(new Step(file, entry != null));
    }
    return steps;
  }

  @Override
  public void prepare(Connection connection) throws SQLException {
    Map<String, MigrationHistory.Entry> applied = history().read(connection);
    for (InitFile file : folder.scripts()) {
      if (file.script() == null && !applied.containsKey(file.name())) {
        ShellScript.check(file, target, ShellScript.path());
      }
    }
    history().prepare(connection);
  }

  private MigrationHistory history() {
    return new MigrationHistory(location);
  }

  private void run(InitFile file, StatementRunner statements) throws SQLException {
    // They run at a server's first start, all of them: none finds what was there before the others.
    statements.partOf(location);
    ScriptFile script = file.script();
    if (script == null) {
      ShellScript.run(
          file, folder.files().workingDirectory(), target, options.timeout(), statements);
      return;
    }
    LiveServer server = new LiveServer(statements, folder, options.timeout(), standsFor);
    Psql psql = new Psql(server, folder.files());
    psql.define("DBNAME", statements.connection().getCatalog());
    psql.define("USER", statements.connection().getMetaData().getUserName());
    try {
      psql.run(script);
    } catch (MigrationException e) {
      server.endAfter(e);
      throw e;
    }
    server.end(script);
  }

  /** One file. */
  private final class Step implements MigrationStep {
    private final InitFile file;
    private final boolean applied;

    Step(InitFile file, boolean applied) {
      this.file = file;
      this.applied = applied;
    }

    @Override
    public String path() {
      return file.path();
    }

    @Override
    public boolean applied() {
      return applied;
    }

    /** psql begins none unless the script does. */
    @Override
    public boolean withoutTransaction() {
      return true;
    }

    @Override
    public boolean addsEnumValue() {
      return false;
    }

    @Override
    public void run(StatementRunner statements) throws SQLException {
      InitSteps.this.run(file, statements);
    }

    @Override
    public void record(Connection connection) throws SQLException {
      history()
          .record(
              connection, new MigrationHistory.Entry(file.name(), file.path(), file.checksum()));
    }
  }
}

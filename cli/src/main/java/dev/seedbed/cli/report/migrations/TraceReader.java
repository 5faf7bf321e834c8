package dev.seedbed.cli.report.migrations;

import dev.seedbed.cli.report.findings.SqlSecrets;
import dev.seedbed.database.migration.MigrationTrace;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Turns the trace of one migration into what the report shows of it. */
final class TraceReader {
  /** Modes by strength, from the weakest, as the manual's chapter on explicit locking has them. */
  private static final List<String> MODES =
      List.of(
          "AccessShareLock",
          "RowShareLock",
          "RowExclusiveLock",
          "ShareUpdateExclusiveLock",
          "ShareLock",
          "ShareRowExclusiveLock",
          "ExclusiveLock",
          "AccessExclusiveLock");

  private static final int LONGEST_SQL = 600;

  private final MigrationTrace trace;
  private final MigrationTrace.Migration migration;

  /** What the migration has made so far. */
  private final Set<String> made = new HashSet<>();

  TraceReader(MigrationTrace trace, MigrationTrace.Migration migration) {
    this.trace = trace;
    this.migration = migration;
  }

  MigrationView read() {
    List<StatementView> statements = new ArrayList<>();
    long micros = 0;
    int strongest = 0;
    for (MigrationTrace.Statement statement : trace.statements()) {
      if (statement.migration().equals(migration.name())) {
        StatementView view = read(statement);
        statements.add(view);
        micros += view.micros();
        for (LockView lock : view.locks()) {
          strongest = lock.fresh() ? strongest : Math.max(strongest, lock.strength());
        }
      }
    }
    return new MigrationView(
        migration.name(),
        migration.file(),
        migration.version(),
        migration.repeatable(),
        migration.undo().name().toLowerCase(Locale.ROOT),
        micros,
        strongest,
        statements);
  }

  private StatementView read(MigrationTrace.Statement statement) {
    statement.changes().stream()
        .filter(change -> change.command().startsWith("CREATE"))
        .map(MigrationTrace.Change::object)
        .forEach(made::add);
    List<LockView> locks =
        statement.locks().stream()
            .map(
                lock ->
                    new LockView(
                        lock.relation().toString(),
                        lock.mode(),
                        MODES.indexOf(lock.mode()) + 1,
                        made.contains(lock.relation().toString())))
            .toList();
    return new StatementView(
        statement.at().line(),
        beginning(statement.sql()),
        statement.took().toNanos() / 1_000,
        locks,
        statement.rewritten().stream().map(MigrationTrace.Rewrite::table).toList());
  }

  private static String beginning(String sql) {
    String safe = SqlSecrets.hide(sql.strip());
    return safe.length() <= LONGEST_SQL ? safe : safe.substring(0, LONGEST_SQL) + " …";
  }
}

package dev.seedbed.cli.report.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.catalog.Origin;
import dev.seedbed.catalog.QualifiedName;
import dev.seedbed.database.migration.MigrationTrace;
import dev.seedbed.database.migration.MigrationTrace.Change;
import dev.seedbed.database.migration.MigrationTrace.Lock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class HistoryTest {
  private static final QualifiedName USERS = new QualifiedName("app", "User");

  private static MigrationTrace.Statement statement(
      String file, String sql, List<Change> changes, List<Lock> locks) {
    return new MigrationTrace.Statement(
        new Origin(file, 3),
        file,
        1,
        sql,
        List.of(),
        Duration.ZERO,
        Duration.ofNanos(1_500_000),
        changes,
        locks,
        List.of(new MigrationTrace.Rewrite("app.\"User\"", 4)));
  }

  private static MigrationTrace.Migration migration(String file) {
    return new MigrationTrace.Migration(
        file, file, "1", false, MigrationTrace.Undo.NO, MigrationTrace.State.ALONE);
  }

  @Test
  void locks_on_what_a_migration_made_itself_make_nobody_wait() {
    Change made = new Change("CREATE TABLE", "table", "app.\"User\"", 1, 0);
    Lock lock = new Lock(USERS, "AccessExclusiveLock");
    History history =
        History.of(
            new MigrationTrace(
                List.of(
                    statement("V1.sql", "CREATE TABLE", List.of(made), List.of(lock)),
                    statement("V2.sql", "ALTER TABLE", List.of(), List.of(lock))),
                List.of(migration("V1.sql"), migration("V2.sql"))));
    assertThat(history.migrations()).extracting(MigrationView::strongest).containsExactly(0, 8);
    assertThat(history.migrations().get(1).statements())
        .containsExactly(
            new StatementView(
                3,
                "ALTER TABLE",
                1_500,
                List.of(new LockView("app.\"User\"", "AccessExclusiveLock", 8, false)),
                List.of("app.\"User\"")));
  }

  @Test
  void long_statements_are_cut_and_passwords_left_out() {
    String sql = "CREATE ROLE x PASSWORD 'secret' " + "-".repeat(10_000);
    History history =
        History.of(
            new MigrationTrace(
                List.of(statement("V1.sql", sql, List.of(), List.of())),
                List.of(migration("V1.sql"))));
    assertThat(history.migrations().get(0).statements().get(0).sql())
        .hasSize(602)
        .startsWith("CREATE ROLE x PASSWORD '…' -")
        .endsWith(" …");
  }

  @Test
  void no_migrations_are_said_to_be_missing() {
    assertThat(History.of(new MigrationTrace(List.of(), List.of())).missing()).isNotNull();
  }
}

package dev.seedbed.database.migration.drizzle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.seedbed.database.SharedServer;
import dev.seedbed.database.migration.MigrationException;
import dev.seedbed.database.migration.MigrationFile;
import dev.seedbed.database.migration.MigrationTarget;
import dev.seedbed.database.migration.check.CheckResult;
import dev.seedbed.database.migration.check.MigrationChecks;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files beside Drizzle's that take its migrations back. */
class DrizzleUndoIT {
  private static final String USERS =
      "CREATE SCHEMA \"auth\";\n--> statement-breakpoint\nCREATE TABLE \"auth\".\"users\" (id text);";

  @TempDir Path folder;
  private DrizzleProject project;

  @BeforeEach
  void open() {
    project = DrizzleProject.in(folder);
  }

  @Test
  void each_layout_may_have_files_that_take_migrations_back() throws Exception {
    project
        .journaled("0000_users", 1_000, USERS)
        .inFolder("0001_index", "CREATE INDEX i ON \"auth\".\"users\" (id);")
        .listed("0001_index", 2_000);
    project.write(
        "drizzle/0000_users.down.sql",
        "DROP TABLE \"auth\".\"users\";\n--> statement-breakpoint\nDROP SCHEMA \"auth\";");
    project.write(
        "drizzle/0001_index/migration.down.sql", "DROP INDEX CONCURRENTLY \"auth\".\"i\";");
    assertThat(reversible().toString()).isEqualTo("each migration can be taken back (examined: 2)");
  }

  @Test
  void folders_without_a_journal_have_them_too() throws Exception {
    project.inFolder("20260131120000_users", USERS);
    project.write("drizzle/20260131120000_users/migration.down.sql", "DROP SCHEMA auth CASCADE;");
    assertThat(project.migrations().files()).hasSize(1);
    assertThat(reversible().failures()).isEmpty();
  }

  @Test
  void one_that_forgets_something_is_found() throws Exception {
    project.journaled("0000_users", 1_000, USERS);
    project.write("drizzle/0000_users.down.sql", "DROP TABLE auth.users;");
    assertThat(reversible().toString()).contains("drizzle/0000_users.sql", "CREATE SCHEMA auth");
  }

  @Test
  void a_migration_without_one_says_what_to_write() throws IOException, SQLException {
    project.inFolder("0000_users", USERS).listed("0000_users", 1_000);
    MigrationFile file = project.migrations().files().get(0);
    assertThat(project.migrations().canUndo(file)).isFalse();
    try (Connection connection = SharedServer.get().connect(SharedServer.newDatabase())) {
      assertThatExceptionOfType(MigrationException.class)
          .isThrownBy(
              () ->
                  project
                      .migrations()
                      .undo(
                          new MigrationTarget(
                              connection, "jdbc:none", SharedServer.get().administrator()),
                          file))
          .withMessage(
              """
              Migration cannot be taken back: drizzle/0000_users/migration.sql
                expected: a file beside it that undoes it, because Drizzle has no such
                actual: none
                To fix: write migration.down.sql
                    or: say that it is not meant to be: irreversible("0000_users")""");
    }
  }

  private CheckResult reversible() throws SQLException {
    MigrationChecks checks = MigrationChecks.of(SharedServer.get(), project.migrations());
    return checks.run(checks.reversible());
  }
}

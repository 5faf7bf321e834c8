package dev.seedbed.database.migration.psql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.seedbed.database.migration.MigrationException;
import dev.seedbed.database.migration.MigrationOptions;
import dev.seedbed.database.migration.MigrationReport;
import dev.seedbed.database.migration.MigrationTarget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShellScriptIT {
  private static final CompletableFuture<ProcessHandle> COMPLETED =
      CompletableFuture.completedFuture(ProcessHandle.current());

  @TempDir Path project;
  private ScriptFolder folder;

  @BeforeEach
  void open() throws SQLException {
    folder = ScriptFolder.in(project);
  }

  @AfterEach
  void close() throws SQLException {
    folder.close();
  }

  @Test
  void gives_a_shell_script_the_environment_of_the_official_image() throws Exception {
    folder.write("init/01.sql", "CREATE TABLE t ();");
    folder.write(
        "init/02.sh",
        """
        set -e
        for name in POSTGRES_USER POSTGRES_DB PGUSER PGDATABASE PGHOST PGPORT; do
          echo "$name=${!name}" >> seen.txt
        done
        test -n "$PGPASSWORD" -a "$PGPASSWORD" = "$POSTGRES_PASSWORD"
        """);
    folder.write("init/03.sql", "CREATE TABLE u ();");
    MigrationReport report = folder.scripts().apply(folder.target());
    assertThat(report.applied()).containsExactly("init/01.sql", "init/02.sh", "init/03.sql");
    MigrationTarget target = folder.target();
    String address = target.jdbcUrl().replaceAll("jdbc:postgresql://|/.*", "");
    assertThat(Files.readAllLines(project.resolve("seen.txt")))
        .containsExactly(
            "POSTGRES_USER=" + target.credentials().user(),
            "POSTGRES_DB=" + folder.database(),
            "PGUSER=" + target.credentials().user(),
            "PGDATABASE=" + folder.database(),
            "PGHOST=" + address.split(":", 2)[0],
            "PGPORT=" + address.split(":", 2)[1]);
  }

  @Test
  void shows_the_last_lines_of_a_script_that_failed_without_the_password() throws Exception {
    folder.write("init/a.sh", "echo one; echo \"login $PGPASSWORD\" >&2; exit 3");
    assertThatExceptionOfType(MigrationException.class)
        .isThrownBy(() -> folder.scripts().apply(folder.target()))
        .withMessage(
            """
            Shell script failed: init/a.sh
              expected: exit code 0
              actual: exit code 3
                its last lines:
                  one
                  login ***
              why: what it did before it failed may be in the database
              To fix: correct what its output says
                  or: begin it with set -e, so that it ends at the first error""");
  }

  @Test
  void ends_a_script_that_takes_too_long_with_all_that_it_has_started() throws Exception {
    folder.write("init/a.sh", "sleep 600 & echo $! > pid.txt; wait");
    InitScripts hurried =
        folder.scripts().with(MigrationOptions.DEFAULT.withTimeout(Duration.ofSeconds(2)));
    assertThatExceptionOfType(MigrationException.class)
        .isThrownBy(() -> hurried.apply(folder.target()))
        .withMessage(
            """
            Shell script took too long: init/a.sh
              expected: an end within 2 s
              actual: it was still running, and was ended
                it printed nothing
              why: it may wait for an answer from the keyboard, or for a lock in the database
              To fix: give it more time: the setting migration-timeout, or MigrationOptions.withTimeout""");
    long sleeper = Long.parseLong(Files.readString(project.resolve("pid.txt")).strip());
    assertThat(ProcessHandle.of(sleeper).map(ProcessHandle::onExit).orElse(COMPLETED))
        .succeedsWithin(Duration.ofSeconds(30));
  }

  @Test
  void needs_to_know_how_to_log_in_before_anything_runs() throws Exception {
    folder.write("init/a.sql", "CREATE TABLE t ();");
    folder.write("init/b.sh", "true");
    assertThatExceptionOfType(MigrationException.class)
        .isThrownBy(folder::apply)
        .withMessage(
            """
            Shell script cannot reach the database: init/b.sh
              expected: the server's address and a password, which psql logs in with
              actual: a connection, which does not tell its password
              To fix: apply it with a MigrationTarget: migrations.apply(new MigrationTarget(…))""");
    assertThat(folder.rows("SELECT 1 FROM pg_class WHERE relname = 't'")).isEmpty();
  }

  @Test
  void says_that_psql_is_not_there() throws IOException {
    folder.write("init/a.sh", "psql -c 'SELECT 1'");
    InitFile script =
        InitFolder.read("init", project, ClassLoader.getPlatformClassLoader()).scripts().get(0);
    assertThatExceptionOfType(MigrationException.class)
        .isThrownBy(() -> ShellScript.check(script, folder.target(), project.toString()))
        .withMessage(
            """
            Shell script needs psql: init/a.sh
              expected: psql on the PATH
              actual: none; the embedded server comes without it
              To fix: install it: apt-get install postgresql-client, or brew install libpq
                  or: write what the script does as a .sql file; \\i, \\if and variables work there""");
  }
}

package dev.seedbed.database.migration.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.seedbed.database.SharedServer;
import dev.seedbed.database.TestDatabases;
import dev.seedbed.database.migration.MigrationException;
import dev.seedbed.database.migration.MigrationReport;
import dev.seedbed.database.migration.MigrationTarget;
import dev.seedbed.database.migration.Migrations;
import dev.seedbed.database.server.Credentials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A shell script stands for Alembic, Prisma, or whatever else migrates. */
class CommandMigrationsIT {
  private final String database = SharedServer.newDatabase();
  private final Connection connection = SharedServer.get().connect(database);

  @TempDir Path project;

  CommandMigrationsIT() throws SQLException {}

  @BeforeEach
  void writeMigrations() throws IOException {
    write("app/versions/0001_init.py", "create_table('agents')");
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  @Test
  void runs_a_command_that_is_told_how_to_reach_the_database() throws Exception {
    write(
        "app/migrate.sh",
        """
        printf '%s\\n' "$PGHOST" "$PGPORT" "$PGUSER" "$PGPASSWORD" "$PGDATABASE" > seen.txt
        printf '%s\\n' "$DATABASE_URL" "$JDBC_DATABASE_URL" "$AUTH_URL" "$MODE" "$1" >> seen.txt
        """);
    Credentials login = new Credentials("app user", "p/w?:@%");
    MigrationReport report =
        command("sh migrate.sh head from app reading versions/**")
            .withUrlIn("AUTH_URL")
            .withEnvironment("MODE", "test")
            .apply(new MigrationTarget(connection, "jdbc:postgresql://[::1]:5433/my%20db", login));
    assertThat(report.applied()).containsExactly("sh migrate.sh head");
    String url = "postgresql://app%20user:p%2Fw%3F%3A%40%25@[::1]:5433/my%20db";
    assertThat(Files.readAllLines(project.resolve("app/seen.txt")))
        .containsExactly(
            "::1",
            "5433",
            "app user",
            "p/w?:@%",
            "my db",
            url,
            "jdbc:postgresql://[::1]:5433/my%20db?user=app%20user&password=p%2Fw%3F%3A%40%25",
            url,
            "test",
            "head");
  }

  @Test
  void asks_for_encryption_where_the_servers_url_does() {
    MigrationTarget target =
        new MigrationTarget(
            connection,
            "jdbc:postgresql://db.example:6432,other:1/app?sslmode=require",
            new Credentials("app", "secret"));
    assertThat(DatabaseEnvironment.of(target).variables())
        .containsEntry("PGSSLMODE", "require")
        .containsEntry("PGHOST", "db.example")
        .containsEntry("PGPORT", "6432")
        .containsEntry(
            "DATABASE_URL", "postgresql://app:secret@db.example:6432/app?sslmode=require");
    assertThat(DatabaseEnvironment.of(target)).hasToString("db.example:6432/app");
  }

  @Test
  void tells_the_session_of_the_command_its_schema() throws Exception {
    write("app/migrate.sh", "echo \"$PGOPTIONS\" > seen.txt");
    Migrations.inSchema("my auth", command("sh migrate.sh from app reading versions/*"))
        .apply(target());
    assertThat(Files.readString(project.resolve("app/seen.txt")))
        .isEqualTo("-c search_path=\"my\\ auth\",\\ public\n");
  }

  @Test
  void tells_the_trace_of_a_throwaway_database_which_command_runs() throws Exception {
    write("app/migrate.sh", "echo \"$PGOPTIONS\" > seen.txt");
    try (TestDatabases databases = new TestDatabases(SharedServer.get())) {
      databases.migratedBy(command("sh migrate.sh from app reading versions/*"));
    }
    assertThat(Files.readString(project.resolve("app/seen.txt")))
        .isEqualTo("-c seedbed.at=1:sh\\ migrate.sh\n");
  }

  @Test
  void has_a_fingerprint_of_the_command_and_the_files_that_it_reads() throws IOException {
    write("app/node_modules/x/versions/a.py", "installed");
    CommandMigrations command = command("alembic upgrade head from app reading versions/**");
    String first = command.fingerprint();
    assertThat(command.fingerprint()).isEqualTo(first).matches("[0-9a-f]{64}");
    assertThat(command.withEnvironment("A", "b").fingerprint()).isNotEqualTo(first);
    assertThat(command("alembic upgrade 0001 from app reading versions/**").fingerprint())
        .isNotEqualTo(first);
    write("app/versions/0002_more.py", "create_table('tools')");
    assertThat(command.fingerprint()).isNotEqualTo(first);
  }

  @Test
  void shows_the_last_lines_of_a_command_that_failed_without_the_password() throws IOException {
    write("app/migrate.sh", "seq 30; echo \"cannot log in to $DATABASE_URL\" >&2; exit 2");
    MigrationTarget target =
        new MigrationTarget(
            connection, "jdbc:postgresql://localhost:5433/x", new Credentials("u", "p@ss"));
    assertThatExceptionOfType(MigrationException.class)
        .isThrownBy(() -> command("sh migrate.sh from app reading versions/**").apply(target))
        .withMessage(
            """
            Command failed: sh migrate.sh
              expected: exit code 0
              actual: exit code 2; it ran in %s
                its last lines:
                  %s
                  cannot log in to postgresql://u:***@localhost:5433/x
              why: what it applied before it failed may be in the database
              To fix: correct what its output says; it is given DATABASE_URL and PGHOST, PGPORT, …
                  or: run it by hand, in the same folder"""
                .formatted(
                    project.resolve("app"),
                    String.join(
                        "\n      ",
                        IntStream.rangeClosed(12, 30).mapToObj(String::valueOf).toList())));
  }

  @Test
  void ends_a_command_that_takes_too_long_with_all_that_it_has_started() throws Exception {
    write("app/migrate.sh", "echo 'Are you sure? (y/n)'; sleep 600 & echo $! > pid.txt; wait");
    assertThatExceptionOfType(MigrationException.class)
        .isThrownBy(
            () ->
                command("sh migrate.sh from app reading versions/**")
                    .withTimeout(Duration.ofSeconds(2))
                    .apply(target()))
        .withMessage(
            """
            Command took too long: sh migrate.sh
              expected: an end within 2 s
              actual: it was still running in %s and was ended
                its last lines:
                  Are you sure? (y/n)
              why: it may wait for an answer from the keyboard, or for a lock in the database
              To fix: give it the option that makes it ask nothing, such as --yes
                  or: give it more time: the setting migration-timeout, or CommandMigrations.withTimeout"""
                .formatted(project.resolve("app")));
    long sleeper = Long.parseLong(Files.readString(project.resolve("app/pid.txt")).strip());
    ProcessHandle.of(sleeper)
        .ifPresent(process -> assertThat(process.onExit()).succeedsWithin(Duration.ofSeconds(30)));
  }

  @Test
  void names_the_nearest_program_when_there_is_none_of_the_name() {
    assertThatExceptionOfType(MigrationException.class)
        .isThrownBy(() -> command("shh migrate.sh from app reading versions/**").apply(target()))
        .withMessageMatching(
            "Command not found: shh\n"
                + "  expected: a program of this name on the PATH, or below "
                + project.resolve("app")
                + "\n  actual: none; the nearest names: (\\S+, ){2}\\S+\n"
                + "  To fix: install it, as with npm ci or pip install, before the tests run\n"
                + "      or: start it through what finds it, such as npx, poetry run or"
                + " ./node_modules/.bin");
    assertThat(new SearchPath(List.of(project.resolve("bin"))).nearest("shh")).isEmpty();
  }

  @Test
  void says_that_a_program_of_the_project_is_not_there() {
    assertThatExceptionOfType(MigrationException.class)
        .isThrownBy(() -> command("./gone from app reading versions/**").apply(target()))
        .withMessage(
            """
            Command not found: ./gone
              expected: a program of this name on the PATH, or below %s
              actual: none
              To fix: install it, as with npm ci or pip install, before the tests run
                  or: start it through what finds it, such as npx, poetry run or ./node_modules/.bin"""
                .formatted(project.resolve("app")));
  }

  @Test
  void needs_to_know_how_to_log_in() {
    assertThatExceptionOfType(MigrationException.class)
        .isThrownBy(() -> command("npx typeorm migration:run").apply(connection))
        .withMessage(
            """
            Command cannot reach the database: npx typeorm migration:run
              expected: the server's address and a password, which the command logs in with
              actual: a connection, which does not tell its password
              To fix: apply it with a MigrationTarget: migrations.apply(new MigrationTarget(…))""");
  }

  @Test
  void refuses_patterns_that_match_nothing_and_no_patterns_at_all() {
    assertThatExceptionOfType(MigrationException.class)
        .isThrownBy(command("alembic upgrade head from app reading *.ini")::fingerprint)
        .withMessage(
            """
            No file matches: *.ini
              expected: at least one file below %s, which decides what the command does
              actual: none; the command is alembic upgrade head
              why: a change of the migrations would go unseen
              To fix: correct the pattern: ** stands for any folders, * for any part of a name"""
                .formatted(project.resolve("app")));
    assertThatExceptionOfType(MigrationException.class)
        .isThrownBy(command("npx prisma migrate deploy")::fingerprint)
        .withMessage(
            """
            Command without files: npx prisma migrate deploy
              expected: the files that decide what it does, as patterns
              actual: none
              why: a change of the migrations would go unseen
              To fix: name them: command:npx prisma migrate deploy reading prisma/**
                  or: in Java: CommandMigrations.of(…).reading("prisma/**")""");
  }

  private CommandMigrations command(String line) {
    return CommandMigrations.parse(line, project);
  }

  private MigrationTarget target() {
    return new MigrationTarget(
        connection, SharedServer.get().jdbcUrl(database), SharedServer.get().administrator());
  }

  private void write(String name, String text) throws IOException {
    Path file = project.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}

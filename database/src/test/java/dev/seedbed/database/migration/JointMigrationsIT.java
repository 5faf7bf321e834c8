package dev.seedbed.database.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.seedbed.database.migration.command.CommandMigrations;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sources that are applied in one transaction. */
class JointMigrationsIT {
  private static final String SCHEMAS =
      "SELECT nspname FROM pg_namespace WHERE nspname !~ '^(pg_|information_schema)' ORDER BY 1";
  private static final String TABLES =
      "SELECT schemaname || '.' || tablename FROM pg_tables"
          + " WHERE schemaname !~ '^(pg_|information_schema|seedbed)' ORDER BY 1";

  @TempDir Path root;
  private MigrationProject project;

  @BeforeEach
  void writeTwoSources() throws SQLException {
    project = new MigrationProject(root);
    project.write("auth/V1__users.sql", "CREATE TABLE users (id text PRIMARY KEY);");
    project.write(
        "app/V1__tenants.sql", "CREATE TABLE tenants (owner text REFERENCES \"Auth\".users);");
  }

  @AfterEach
  void close() throws SQLException {
    project.close();
  }

  @Test
  void are_applied_in_their_order_and_once() throws SQLException {
    // tag::together[]
    Migrations both = sources("auth in schema \"Auth\" + app in schema app");
    MigrationReport report = both.apply(project.connection());
    // end::together[]
    assertThat(report.applied()).containsExactly("auth/V1__users.sql", "app/V1__tenants.sql");
    assertThat(project.rows(TABLES)).containsExactly("Auth.users", "app.tenants");
    assertThat(project.rows("SHOW search_path")).containsExactly("\"$user\", public");
    // One transaction writes one number into the rows of all that it applied.
    assertThat(project.rows("SELECT DISTINCT xmin::text FROM seedbed.migrations")).hasSize(1);

    MigrationReport second = both.apply(project.connection());
    assertThat(second.applied()).isEmpty();
    assertThat(second.alreadyApplied()).isEqualTo(2);
    assertThat(both).hasToString("auth in schema \"Auth\" + app in schema app");
  }

  @Test
  void leave_nothing_of_the_first_if_the_second_fails() throws SQLException {
    project.write("app/V2__broken.sql", "CREATE TABLE agents ();\nSELECT 1/0;");
    Migrations both = sources("auth in schema \"Auth\" + app");

    assertThatExceptionOfType(MigrationException.class)
        .isThrownBy(() -> both.apply(project.connection()))
        .withMessage(
            """
            Migration failed: app/V2__broken.sql:2:1
              2 | SELECT 1/0;
              expected: every statement to succeed
              actual: ERROR: division by zero
                SQLSTATE 22012
              why: all pending migrations ran in one transaction, which was rolled back
              To fix: correct the statement in app/V2__broken.sql:2""");

    assertThat(project.rows(SCHEMAS)).containsExactly("public");
    assertThat(project.rows(TABLES)).isEmpty();
    assertThat(both.status(project.connection()).pending()).hasSize(3);
    assertThat(project.connection().getAutoCommit()).isTrue();

    project.write("app/V2__broken.sql", "CREATE TABLE agents ();");
    assertThat(sources("auth in schema \"Auth\" + app").apply(project.connection()).applied())
        .hasSize(3);
  }

  @Test
  void keep_what_an_earlier_run_has_applied() throws SQLException {
    sources("auth in schema \"Auth\" + app").apply(project.connection());
    project.write("auth/V2__sessions.sql", "CREATE TABLE sessions ();");
    project.write("app/V2__broken.sql", "SELECT 1/0;");

    assertThatExceptionOfType(MigrationException.class)
        .isThrownBy(() -> sources("auth in schema \"Auth\" + app").apply(project.connection()));

    assertThat(project.rows(TABLES)).containsExactly("Auth.users", "public.tenants");
    assertThat(sources("auth in schema \"Auth\" + app").status(project.connection()))
        .hasToString(
            """
            [X] auth/V1__users.sql
            [ ] auth/V2__sessions.sql
            [X] app/V1__tenants.sql
            [ ] app/V2__broken.sql""");
  }

  @Test
  void take_drizzles_folders_too() throws SQLException {
    project.write(
        "web/meta/_journal.json",
        """
        {"version": "7", "dialect": "postgresql", "entries": [
          {"idx": 0, "version": "7", "when": 1767225600000, "tag": "0000_web", "breakpoints": true}
        ]}
        """);
    project.write("web/0000_web.sql", "CREATE TABLE pages ();");
    project.write("app/V2__broken.sql", "SELECT 1/0;");

    assertThatExceptionOfType(MigrationException.class)
        .isThrownBy(() -> joint("drizzle:web + auth in schema \"Auth\" + app"));
    assertThat(project.rows(SCHEMAS)).containsExactly("public");

    project.write("app/V2__broken.sql", "SELECT 1;");
    assertThat(joint("drizzle:web + auth in schema \"Auth\" + app").applied()).hasSize(4);
    assertThat(project.rows("SELECT count(*) FROM drizzle.__drizzle_migrations"))
        .containsExactly("1");
  }

  @Test
  void stand_beside_sources_that_are_applied_by_themselves() throws SQLException {
    project.write("first/V1__first.sql", "CREATE TABLE first ();");
    project.write("app/V2__broken.sql", "SELECT 1/0;");

    assertThatExceptionOfType(MigrationException.class)
        .isThrownBy(() -> joint("first, auth in schema \"Auth\" + app"));

    assertThat(project.rows(TABLES)).containsExactly("public.first");
  }

  @Test
  void are_taken_back_together_by_a_dry_run() throws SQLException {
    Migrations both = sources("auth in schema \"Auth\" + app in schema app");

    MigrationReport report =
        both.with(MigrationOptions.DEFAULT.withDryRun(true)).apply(project.connection());

    assertThat(report.applied()).hasSize(2);
    assertThat(project.rows(SCHEMAS)).containsExactly("public");
  }

  @Test
  void are_one_transaction_whatever_the_options_say() throws SQLException {
    project.write("app/V2__broken.sql", "SELECT 1/0;");
    Migrations both =
        sources("auth in schema \"Auth\" + app")
            .with(MigrationOptions.DEFAULT.withTransactions(TransactionMode.ONE_PER_FILE));

    assertThatExceptionOfType(MigrationException.class)
        .isThrownBy(() -> both.apply(project.connection()));
    assertThat(project.rows(TABLES)).isEmpty();
  }

  @Test
  void refuse_a_file_that_cannot_run_in_a_transaction() throws SQLException {
    project.write("app/V2__index.sql", "CREATE INDEX CONCURRENTLY i ON tenants (owner);");

    assertThatExceptionOfType(MigrationException.class)
        .isThrownBy(() -> joint("auth in schema \"Auth\" + app"))
        .withMessage(
            """
            Migration cannot be in one transaction with others: app/V2__index.sql
              expected: statements that can run in a transaction
              actual: one that cannot, or the line "-- seedbed: no transaction"
              why: sources that + joins are applied in one transaction, or not at all
              To fix: use what can: CREATE INDEX without CONCURRENTLY
                  or: part the sources by commas: each is then applied by itself""");
    assertThat(project.rows(TABLES)).isEmpty();

    assertThat(joint("auth in schema \"Auth\", app").applied()).hasSize(3);
    assertThat(joint("auth in schema \"Auth\" + app").alreadyApplied()).isEqualTo(3);
  }

  @Test
  void refuse_what_commits_by_itself() {
    Migrations command = CommandMigrations.of("npx", "typeorm", "migration:run");

    assertThatExceptionOfType(MigrationException.class)
        .isThrownBy(() -> Migrations.together(List.of(project.folder("auth"), command)))
        .withMessage(
            """
            Migrations cannot be in one transaction with others: %s
              expected: plain folders, and Drizzle's
              actual: what commits by itself: another tool, or scripts as psql runs them
              why: sources that + joins are applied in one transaction, or not at all
              To fix: part it from the others by a comma, or put it into a line of its own"""
                .formatted(command));
  }

  @Test
  void are_applied_once_by_two_migrators_at_once() throws SQLException {
    project.write("auth/V2__slow.sql", "SELECT pg_sleep(0.2);");
    Migrations both = sources("auth in schema \"Auth\" + app");
    try (Connection other = project.connect()) {
      CompletableFuture<MigrationReport> meanwhile =
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  return both.apply(other);
                } catch (SQLException e) {
                  throw new CompletionException(e);
                }
              });
      MigrationReport mine = both.apply(project.connection());

      assertThat(mine.applied().size() + meanwhile.join().applied().size()).isEqualTo(3);
      assertThat(mine.alreadyApplied() + meanwhile.join().alreadyApplied()).isEqualTo(3);
    }
  }

  private MigrationReport joint(String setting) throws SQLException {
    return sources(setting).apply(project.connection());
  }

  private Migrations sources(String setting) {
    return new MigrationSources(root, getClass().getClassLoader()).read(setting);
  }
}

package dev.seedbed.database.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeveralMigrationsIT {
  @TempDir Path root;
  private MigrationProject project;

  @BeforeEach
  void writeTwoServices() throws SQLException {
    project = new MigrationProject(root);
    project.write("auth/V1__users.sql", "CREATE TABLE users (id text PRIMARY KEY);");
    project.write("chat/0001_threads.sql", "CREATE TABLE threads (id text);");
  }

  @AfterEach
  void close() throws SQLException {
    project.close();
  }

  @Test
  void applies_each_source_in_a_schema_of_its_own() throws SQLException {
    // tag::several[]
    Migrations services = sources("auth in schema auth, chat in schema \"Chat\"");
    MigrationReport report = services.apply(project.connection());
    // end::several[]
    assertThat(report.applied()).containsExactly("auth/V1__users.sql", "chat/0001_threads.sql");
    assertThat(
            project.rows(
                "SELECT schemaname || '.' || tablename FROM pg_tables"
                    + " WHERE tablename IN ('users', 'threads') ORDER BY schemaname"))
        .containsExactly("Chat.threads", "auth.users");
    assertThat(services.apply(project.connection()).alreadyApplied()).isEqualTo(2);
    assertThat(project.rows("SHOW search_path")).containsExactly("\"$user\", public");
  }

  @Test
  void applies_one_folder_to_several_schemas() throws SQLException {
    Migrations twice = sources("auth in schema a\nauth in schema b");
    assertThat(twice.apply(project.connection()).applied()).hasSize(2);
    assertThat(
            project.rows("SELECT schemaname FROM pg_tables WHERE tablename = 'users' ORDER BY 1"))
        .containsExactly("a", "b");
  }

  @Test
  void keeps_the_schema_after_a_files_own_settings() throws SQLException {
    project.write("auth/V2__elsewhere.sql", "SET search_path = pg_catalog; SELECT 1;");
    project.write("auth/V3__sessions.sql", "CREATE TABLE sessions ();");
    sources("auth in schema auth").apply(project.connection());
    assertThat(project.rows("SELECT schemaname FROM pg_tables WHERE tablename = 'sessions'"))
        .containsExactly("auth");
  }

  @Test
  void keeps_the_role_that_the_connection_has_taken() throws SQLException {
    project.write("auth/V2__as_superuser.sql", "RESET ROLE; CREATE TABLE sessions ();");
    project.write("auth/V3__invitations.sql", "CREATE TABLE invitations ();");
    project.execute(
        "CREATE ROLE \"Team's\"; GRANT CREATE ON DATABASE %s TO \"Team's\""
            .formatted(project.database()));
    project.execute("CREATE SCHEMA auth AUTHORIZATION \"Team's\"; SET ROLE \"Team's\"");

    sources("auth in schema auth").apply(project.connection());

    assertThat(project.rows("SELECT current_role")).containsExactly("Team's");
    assertThat(
            project.rows(
                "SELECT tablename FROM pg_tables WHERE schemaname = 'auth'"
                    + " AND tableowner = 'Team''s' ORDER BY 1"))
        .containsExactly("invitations", "users");
    project.execute("RESET ROLE; DROP OWNED BY \"Team's\" CASCADE; DROP ROLE \"Team's\"");
  }

  @Test
  void lists_what_was_applied_and_what_is_pending() throws SQLException {
    sources("auth").apply(project.connection());
    project.write("auth/V2__sessions.sql", "CREATE TABLE sessions ();");
    assertThat(sources("auth, chat").status(project.connection()))
        .hasToString(
            """
            [X] auth/V1__users.sql
            [ ] auth/V2__sessions.sql
            [ ] chat/0001_threads.sql""");
    assertThat(sources("chat").status(project.connection()).pending())
        .containsExactly("chat/0001_threads.sql");
  }

  @Test
  void keeps_the_sources_before_one_that_fails() throws SQLException {
    project.write("chat/0002_broken.sql", "SELECT 1/0;");
    assertThatExceptionOfType(MigrationException.class)
        .isThrownBy(() -> sources("auth, chat").apply(project.connection()));
    assertThat(project.rows("SELECT tablename FROM pg_tables WHERE schemaname = 'public'"))
        .containsExactly("users");
  }

  private Migrations sources(String setting) {
    return new MigrationSources(root, getClass().getClassLoader()).read(setting);
  }
}

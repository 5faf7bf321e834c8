package dev.seedbed.cli.init;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.cli.CommandRun;
import dev.seedbed.cli.SampleProject;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Projects of each tool that {@code init} knows and that this JVM can run: its file is checked. */
class InitializedProjectIT {
  private static final String NOTES =
      "CREATE SCHEMA app;\nCREATE TABLE app.notes (id uuid, body text);\n";

  @TempDir private Path folder;
  private SampleProject project;

  @BeforeEach
  void create() {
    project = new SampleProject(folder);
  }

  @Test
  void plain_sql() throws IOException {
    project.file("sql/0001_notes.sql", NOTES).file("sql/0001_notes.down.sql", "DROP SCHEMA app");

    findsTheNotes("SQL files, by sql/0001_notes.sql: plain:sql", "sql/0001_notes.sql:2");
  }

  @Test
  void flyway_with_what_only_flyway_understands() throws IOException {
    project
        .file("flyway.conf", "flyway.placeholders.schema=app\n")
        .file("src/main/resources/db/migration/V1__notes.sql", NOTES.replace("app", "${schema}"))
        .file("src/main/resources/db/migration/R__view.sql", "CREATE OR REPLACE VIEW v AS SELECT 1")
        .file(
            "src/main/resources/db/migration/afterMigrate.sql", "CREATE TABLE app.called (a int)");

    CommandRun check =
        findsTheNotes(
            "Flyway, by flyway.conf: flyway:src/main/resources/db/migration",
            "src/main/resources/db/migration/V1__notes.sql:2");
    assertThat(check.out()).contains("app.called");
  }

  @Test
  void flyway_of_a_project_that_is_built_with_it() throws IOException {
    project
        .file("build.gradle.kts", "dependencies { implementation(\"org.flywaydb:flyway-core\") }")
        .file("src/main/resources/db/migration/V1__notes.sql", NOTES);

    findsTheNotes(
        "Flyway, by build.gradle.kts: flyway:src/main/resources/db/migration",
        "src/main/resources/db/migration/V1__notes.sql:2");
    assertThat(project.read("seedbed.yaml"))
        .contains("  # unsure: settings of Flyway's that stand elsewhere than in a flyway.conf");
  }

  @Test
  void liquibase() throws IOException {
    project
        .file(
            "db/changelog/db.changelog-master.yaml",
            "databaseChangeLog:\n  - include: {file: parts/001.sql, relativeToChangelogFile: true}\n")
        .file(
            "db/changelog/parts/001.sql",
            "--liquibase formatted sql\n\n--changeset ann:1\n" + NOTES);

    findsTheNotes(
        "Liquibase, by db/changelog/db.changelog-master.yaml: liquibase:db/changelog",
        "db/changelog/parts/001.sql:5");
  }

  @Test
  void drizzle() throws IOException {
    drizzle("drizzle", 1, NOTES);

    findsTheNotes(
        "Drizzle, by drizzle/meta/_journal.json: drizzle:drizzle", "drizzle/0000_notes.sql:3");
  }

  /** What was generated earlier comes later, which Drizzle would pass over in one history. */
  @Test
  void services_that_share_a_database_and_have_histories_of_their_own() throws IOException {
    drizzle("services/auth/src/db/migrations", 2, "CREATE SCHEMA auth;");
    project.file(
        "services/auth/drizzle.config.ts",
        """
        import { defineConfig } from 'drizzle-kit';

        export default defineConfig({
          schema: './src/db/schema/index.ts',
          out: './src/db/migrations',
          dialect: 'postgresql',
          dbCredentials: { url: process.env.DATABASE_URL! },
          migrations: { table: '__drizzle_migrations_auth' },
        });
        """);
    drizzle("services/notes/drizzle", 1, NOTES);
    project
        .file("services/notes/package.json", "{}")
        .file(
            "services/notes/src/migrate.ts",
            """
            await migrate(db, {
              migrationsFolder: './drizzle',
              migrationsSchema: 'notes',
              migrationsTable: 'migrations',
            });
            """);

    findsTheNotes(
        "Drizzle, by services/notes/drizzle/meta/_journal.json: drizzle:services/notes/drizzle with"
            + " history notes.migrations",
        "services/notes/drizzle/0000_notes.sql:3");
    assertThat(project.read("seedbed.yaml"))
        .contains(
            "  - 'drizzle:services/auth/src/db/migrations with history __drizzle_migrations_auth'\n")
        .doesNotContain("unsure");
  }

  @Test
  void init_scripts() throws IOException {
    project.file("docker/initdb.d/10-notes.sql", "\\set schema app\n" + NOTES);

    findsTheNotes(
        "init scripts, by docker/initdb.d/10-notes.sql: init:docker/initdb.d",
        "docker/initdb.d/10-notes.sql:3");
  }

  private void drizzle(String folder, int when, String sql) throws IOException {
    project
        .file(
            folder + "/0000_notes.sql",
            sql.replace(";\nCREATE TABLE", ";\n--> statement-breakpoint\nCREATE TABLE"))
        .file(
            folder + "/meta/_journal.json",
            """
            {"version": "7", "dialect": "postgresql", "entries": [
              {"idx": 0, "version": "7", "when": %d, "tag": "0000_notes", "breakpoints": true}]}
            """
                .formatted(when));
  }

  private CommandRun findsTheNotes(String source, String place) {
    CommandRun init = CommandRun.in(folder).run("init");
    assertThat(init.out()).contains("  " + source + "\n");
    CommandRun check = project.run("check", "--rule=KEY001");
    assertThat(check.err()).isEmpty();
    assertThat(check.out())
        .contains("[KEY001 primary-keys] error  app.notes\n")
        .contains("  at: " + place + "\n");
    assertThat(check.exitCode()).isEqualTo(1);
    return check;
  }
}

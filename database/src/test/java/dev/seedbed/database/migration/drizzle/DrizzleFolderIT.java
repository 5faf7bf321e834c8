package dev.seedbed.database.migration.drizzle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.seedbed.catalog.QualifiedName;
import dev.seedbed.database.SharedServer;
import dev.seedbed.database.Sql;
import dev.seedbed.database.migration.MigrationException;
import dev.seedbed.database.migration.MigrationReport;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DrizzleFolderIT {
  private static final String INIT =
      "CREATE TABLE users (id text);\n--> statement-breakpoint\nCREATE TABLE orgs (id text)";
  private static final String MORE = "ALTER TABLE users ADD name text;";
  private static final String ROWS =
      "SELECT id || ' ' || hash || ' ' || created_at FROM drizzle.__drizzle_migrations ORDER BY id";

  private final String database = SharedServer.newDatabase();
  private final Connection connection = SharedServer.get().connect(database);

  @TempDir Path folder;
  private DrizzleProject project;

  DrizzleFolderIT() throws SQLException {}

  @BeforeEach
  void open() {
    project = DrizzleProject.in(folder);
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  @Test
  void notes_down_in_drizzles_own_table_what_a_journal_lists() throws Exception {
    project.journaled("0000_init", 1_700_000_000_000L, INIT);
    assertThat(apply().applied()).containsExactly("drizzle/0000_init.sql");
    project.inFolder("0001_more", MORE).listed("0001_more", 1_700_000_001_000L);
    assertThat(project.migrations().status(connection))
        .hasToString("[X] drizzle/0000_init.sql\n[ ] drizzle/0001_more/migration.sql");
    MigrationReport second = apply();
    assertThat(second.applied()).containsExactly("drizzle/0001_more/migration.sql");
    assertThat(second.alreadyApplied()).isEqualTo(1);
    assertThat(rows(ROWS))
        .containsExactly(
            "1 " + sha256(INIT) + " 1700000000000", "2 " + sha256(MORE) + " 1700000001000");
    assertThat(columns()).containsExactly("id", "hash", "created_at");
  }

  @Test
  void notes_down_names_where_each_migration_has_its_folder() throws Exception {
    project.inFolder("20260131120000_init", INIT).inFolder("20260131120001_more", MORE);
    assertThat(apply().applied()).hasSize(2);
    assertThat(apply().applied()).isEmpty();
    assertThat(columns()).containsExactly("id", "hash", "created_at", "name", "applied_at");
    assertThat(rows("SELECT name || ' ' || created_at FROM drizzle.__drizzle_migrations"))
        .containsExactly("20260131120000_init 1769860800000", "20260131120001_more 1769860801000");
  }

  @Test
  void gives_an_old_history_names_when_the_migrations_have_moved_into_folders() throws Exception {
    project.journaled("0000_init", 1_769_860_800_123L, INIT);
    apply();
    Files.delete(folder.resolve("drizzle/meta/_journal.json"));
    Files.delete(folder.resolve("drizzle/0000_init.sql"));
    project.inFolder("20260131120000_init", INIT).inFolder("20260131120001_more", MORE);
    assertThat(apply().applied()).containsExactly("drizzle/20260131120001_more/migration.sql");
    assertThat(rows("SELECT name FROM drizzle.__drizzle_migrations ORDER BY id"))
        .containsExactly("20260131120000_init", "20260131120001_more");
  }

  @Test
  void keeps_its_history_where_the_project_does() throws Exception {
    project.journaled("0000_init", 1, INIT);
    QualifiedName table = new QualifiedName("auth", "Migrations");
    project.migrations().withHistory(table).apply(connection);
    assertThat(rows("SELECT created_at FROM auth.\"Migrations\"")).containsExactly("1");
  }

  @Test
  void migrates_nothing_where_nothing_was_generated_yet() throws Exception {
    project.write("drizzle/schema.ts", "export {}");
    assertThat(apply().applied()).isEmpty();
    assertThat(rows("SELECT nspname FROM pg_namespace WHERE nspname = 'drizzle'")).isEmpty();
  }

  @Test
  void leaves_nothing_of_a_run_that_fails() throws Exception {
    project.journaled("0000_init", 1, INIT).journaled("0001_bad", 2, "\nSELECT 1 +\n  nothing;");
    assertThatExceptionOfType(MigrationException.class)
        .isThrownBy(this::apply)
        .withMessageStartingWith("Migration failed: drizzle/0001_bad.sql:3:3\n");
    assertThat(rows("SELECT nspname FROM pg_namespace WHERE nspname = 'drizzle'")).isEmpty();
  }

  @Test
  void fails_where_drizzle_would_because_everything_runs_in_a_transaction() throws Exception {
    project.journaled("0000_init", 1, INIT);
    project.journaled("0001_index", 2, "CREATE INDEX CONCURRENTLY i ON users (id);");
    assertThatExceptionOfType(MigrationException.class)
        .isThrownBy(this::apply)
        .withMessage(
            """
            Drizzle cannot run a migration: drizzle/0001_index.sql
              expected: statements that can run in a transaction
              actual: one that cannot, such as CREATE INDEX CONCURRENTLY
              why: Drizzle runs all that is pending in one transaction, and would fail as well
              To fix: write it so that it can, such as without CONCURRENTLY
                  or: put it into a folder of plain SQL files, as a source after this one""");
  }

  @Test
  void refuses_a_migration_that_was_edited_after_it_was_applied() throws Exception {
    project.journaled("0000_init", 1, INIT);
    apply();
    project.write("drizzle/0000_init.sql", MORE);
    assertThatExceptionOfType(MigrationException.class)
        .isThrownBy(this::apply)
        .withMessage(
            """
            Applied migration was edited: drizzle/0000_init.sql
              expected: the bytes whose hash is in drizzle.__drizzle_migrations
              actual: other bytes of the same migration
              why: Drizzle itself would not notice, and leave the database as it is
              To fix: restore the file, and generate a new migration for the change
                  or: drop the test database, so that all migrations run again""");
  }

  @Test
  void refuses_a_migration_that_drizzle_would_never_apply() throws Exception {
    project.journaled("0000_init", 1_000, INIT);
    apply();
    project.journaled("0001_merged_late", 999, MORE);
    assertThatExceptionOfType(MigrationException.class)
        .isThrownBy(this::apply)
        .withMessage(
            """
            Drizzle would pass over a migration: drizzle/0001_merged_late.sql
              expected: an entry in the journal that is later than the last applied one
              actual: when 999 is not, and it is not in drizzle.__drizzle_migrations
              why: Drizzle compares nothing but these times with those in drizzle.__drizzle_migrations
              To fix: generate it anew, after those that were merged before it
                  or: if several services share the database, give each its own migrationsTable or migrationsSchema, and say so: with history schema.table""");
  }

  @Test
  void refuses_an_old_history_that_no_folder_explains() throws Exception {
    project.journaled("0000_init", 1_000, INIT);
    apply();
    Files.delete(folder.resolve("drizzle/meta/_journal.json"));
    project.inFolder("20260131120001_more", MORE);
    assertThatExceptionOfType(MigrationException.class)
        .isThrownBy(this::apply)
        .withMessage(
            """
            Drizzle's history cannot be brought to its new form: drizzle.__drizzle_migrations
              expected: rows that each belong to one of the folders
              actual: rows that belong to none: id 1
              why: Drizzle 1.0 knows migrations by name, and older versions wrote none
              To fix: restore the missing folders
                  or: drop the test database, so that all migrations run again""");
  }

  private MigrationReport apply() throws SQLException {
    return project.migrations().apply(connection);
  }

  private static String sha256(String text) throws Exception {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  private List<String> columns() throws SQLException {
    return rows(
        "SELECT attname FROM pg_attribute WHERE attnum > 0"
            + " AND attrelid = 'drizzle.__drizzle_migrations'::regclass ORDER BY attnum");
  }

  private List<String> rows(String sql) throws SQLException {
    return Sql.query(connection, sql);
  }
}

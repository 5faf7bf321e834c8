package dev.seedbed.database.migration.drizzle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.groups.Tuple.tuple;

import dev.seedbed.catalog.QualifiedName;
import dev.seedbed.database.migration.MigrationException;
import dev.seedbed.database.migration.MigrationSources;
import dev.seedbed.database.migration.MigrationTool;
import dev.seedbed.database.migration.SqlFile;
import dev.seedbed.database.sql.SqlStatement;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DrizzleFolderTest {
  @TempDir Path folder;

  @Test
  void ends_statements_at_breakpoints_with_or_without_semicolons() {
    String text =
        "CREATE TABLE a ();--> statement-breakpoint\nSELECT 1\n--> statement-breakpoint\nSELECT 2";
    SqlFile file = SqlFile.of("a.sql", "a.sql", text.getBytes(StandardCharsets.UTF_8));
    assertThat(new DrizzleMigration("a", 1, file, null).script().statements())
        .extracting(SqlStatement::line, SqlStatement::text)
        .containsExactly(tuple(1, "CREATE TABLE a ()"), tuple(2, "SELECT 1"), tuple(4, "SELECT 2"));
  }

  @Test
  void has_a_fingerprint_of_what_is_run_and_where_that_is_noted_down() throws IOException {
    DrizzleProject project = DrizzleProject.in(folder).journaled("0000_a", 1, "SELECT 1");
    String first = project.migrations().fingerprint();
    assertThat(first).matches("[0-9a-f]{64}");
    assertThat(project.migrations().withHistory(new QualifiedName("auth", "m")).fingerprint())
        .isNotEqualTo(first);
    project.write("drizzle/0000_a.sql", "SELECT 2");
    assertThat(project.migrations().fingerprint()).isNotEqualTo(first);
  }

  @ParameterizedTest
  @ValueSource(strings = {"drizzle/meta/_journal.json", "drizzle/20260131120000_a/migration.sql"})
  void is_detected_in_both_layouts(String file) throws IOException {
    DrizzleProject.in(folder).write(file, "{}");
    assertThat(MigrationSources.detect("filesystem:" + folder.resolve("drizzle")))
        .isEqualTo(MigrationTool.DRIZZLE);
  }

  @Test
  void refuses_a_journal_that_cannot_be_read() throws IOException {
    refuses(
        "{\"entries\": [\n<<<<<<< HEAD\n]}",
        """
        Drizzle's journal cannot be read: drizzle/meta/_journal.json:2
          expected: JSON, as drizzle-kit writes it
          actual: something else, from this line on
          To fix: resolve what a merge may have left in it, or restore it""");
    refuses(
        "{\"entries\": [{\"idx\": 0}]}",
        """
        Drizzle's journal has an entry that names no migration: drizzle/meta/_journal.json
          expected: a tag, and a number when it was generated
          actual: {"idx":0}
          To fix: restore the journal, or generate the migration anew""");
    refuses(
        "{\"dialect\": \"mysql\", \"entries\": []}",
        """
        Drizzle's migrations are for another database: drizzle/meta/_journal.json
          expected: the dialect postgresql
          actual: mysql
          To fix: name the folder that holds the migrations for PostgreSQL""");
    refuses(
        "{\"entries\": [{\"tag\": \"0000_a\", \"when\": 1}]}",
        """
        Drizzle's journal lists a migration that is not there: 0000_a
          expected: 0000_a.sql, or 0000_a/migration.sql
          actual: neither, beside drizzle/meta/_journal.json
          To fix: restore the file
              or: drop the migration with drizzle-kit drop, if it was applied nowhere""");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0000_a", "20261331120000_a", "2026"})
  void refuses_a_folder_that_names_no_time(String tag) throws IOException {
    DrizzleProject project = DrizzleProject.in(folder).inFolder(tag, "SELECT 1");
    assertThatExceptionOfType(MigrationException.class)
        .isThrownBy(project::migrations)
        .withMessage(
            """
            Not named like a folder of Drizzle's: drizzle/%1$s/migration.sql
              expected: a time of 14 digits, as in 20260131120000_%1$s
              actual: %1$s
              why: without a journal Drizzle orders migrations by that time
              To fix: restore meta/_journal.json, which older versions of drizzle-kit write
                  or: rename the folder"""
                .formatted(tag));
  }

  private void refuses(String journal, String message) throws IOException {
    DrizzleProject project = DrizzleProject.in(folder);
    project.write("drizzle/meta/_journal.json", journal);
    assertThatExceptionOfType(MigrationException.class)
        .isThrownBy(project::migrations)
        .withMessage(message);
  }
}

package dev.seedbed.database.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlFolderTest {

  @TempDir Path project;

  @Test
  void orders_versions_by_number_and_repeatable_files_last() throws IOException {
    write("sql/V10__ten.sql", "SELECT 10");
    write("sql/V2__two.sql", "SELECT 2");
    write("sql/V1_1__one.one.sql", "SELECT 1.1");
    write("sql/sub/V1__one.sql", "SELECT 1");
    write("sql/R__b.sql", "SELECT 'b'");
    write("sql/R__a.sql", "SELECT 'a'");
    write("sql/U2__undo.sql", "SELECT 'undone'");
    write("sql/notes.txt", "not SQL");
    assertThat(ids("sql")).containsExactly("1", "1.1", "2", "10", "R a", "R b");
  }

  @Test
  void orders_numbers_and_keeps_what_takes_back_apart() throws IOException {
    write("sql/0002_two.up.sql", "SELECT 2");
    write("sql/0002_two.down.sql", "SELECT -2");
    write("sql/0001-one.sql", "SELECT 1");
    write("sql/0001-one.down.sql", "SELECT -1");
    write("sql/0003_three.sql", "SELECT 3");
    assertThat(migrations("sql"))
        .extracting(
            SqlMigration::id,
            migration -> migration.file().text(),
            migration -> migration.down() == null ? "" : migration.down().text())
        .containsExactly(
            tuple("1", "SELECT 1", "SELECT -1"),
            tuple("2", "SELECT 2", "SELECT -2"),
            tuple("3", "SELECT 3", ""));
  }

  @Test
  void orders_timestamps_whatever_is_between_date_and_time() throws IOException {
    write("sql/20240102_090000_two.sql", "SELECT 2");
    write("sql/20240101120000_one.sql", "SELECT 1");
    write("sql/1772700000000-three.sql", "SELECT 0");
    assertThat(ids("sql")).containsExactly("1772700000000", "20240101120000", "20240102090000");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "V1__a.sql V3__b.sql",
        "1_a.sql 3_b.sql",
        "010_a.sql 020_b.sql",
        "20240101120000_a.sql 20240301120000_b.sql",
        "000_a.sql 001_b.sql R__c.sql"
      })
  void accepts_holes_where_people_choose_the_numbers(String files) throws IOException {
    for (String name : files.split(" ", -1)) {
      write("sql/" + name, "SELECT 1");
    }
    assertThat(ids("sql")).hasSizeGreaterThan(1);
  }

  @Test
  void refuses_a_gap_in_a_sequence() throws IOException {
    write("sql/0001_one.sql", "SELECT 1");
    write("sql/0002_two.sql", "SELECT 2");
    write("sql/0004_four.sql", "SELECT 4");
    assertThatExceptionOfType(MigrationException.class)
        .isThrownBy(() -> folder("sql"))
        .withMessage(
            """
            Gap in the migrations: number 3 is missing
              expected: each number of the sequence
              actual: sql/0002_two.sql
                then sql/0004_four.sql
              why: files that are numbered one by one leave no holes: one was not committed
              To fix: add the file that is missing
                  or: if it was withdrawn, put a file in its place that holds a comment only""");
  }

  @Test
  void refuses_two_ways_of_naming() throws IOException {
    write("sql/V1__one.sql", "SELECT 1");
    write("sql/0002_two.sql", "SELECT 2");
    assertThatExceptionOfType(MigrationException.class)
        .isThrownBy(() -> folder("sql"))
        .withMessage(
            """
            Two ways of naming migrations in one folder: sql
              expected: versions that all begin with V, or none
              actual: sql/V1__one.sql
                and sql/0002_two.sql
              why: nobody could tell from the names which runs first
              To fix: rename those that were added last
                  or: give each kind a folder, and name both in their order""");
  }

  @Test
  void refuses_a_down_file_without_its_up_file() throws IOException {
    write("sql/0001_one.up.sql", "SELECT 1");
    write("sql/0002_two.down.sql", "SELECT -2");
    assertThatExceptionOfType(MigrationException.class)
        .isThrownBy(() -> folder("sql"))
        .withMessage(
            """
            Down migration without its up migration: sql/0002_two.down.sql
              expected: a file that applies version 2
              actual: none
              To fix: add the up migration, or remove this file""");
  }

  @Test
  void refuses_two_files_of_one_timestamp() throws IOException {
    write("sql/20240101120000_one.sql", "SELECT 1");
    write("sql/20240101120000_two.sql", "SELECT 2");
    assertThatExceptionOfType(MigrationException.class)
        .isThrownBy(() -> folder("sql"))
        .withMessageStartingWith("Two migrations of version 20240101120000\n");
  }

  @Test
  void refuses_two_down_files_of_one_version() throws IOException {
    write("sql/V1__one.sql", "SELECT 1");
    write("sql/U1__one.sql", "SELECT 2");
    write("sql/V1__one.down.sql", "SELECT 2");
    assertThatExceptionOfType(MigrationException.class)
        .isThrownBy(() -> folder("sql"))
        .withMessageStartingWith("Two down migrations of version 1\n");
  }

  @Test
  void has_one_fingerprint_for_the_same_bytes() throws IOException {
    write("a/V1__one.sql", "SELECT 1");
    write("b/V1__one.sql", "SELECT 1");
    write("c/V1__one.sql", "SELECT 2");
    write("d/V2__one.sql", "SELECT 1");
    assertThat(folder("a").fingerprint()).isEqualTo(folder("b").fingerprint()).hasSize(64);
    assertThat(folder("a").fingerprint()).isNotEqualTo(folder("c").fingerprint());
    assertThat(folder("a").fingerprint()).isNotEqualTo(folder("d").fingerprint());
  }

  @Test
  void reads_the_class_path_and_names_the_source_file() throws IOException {
    write("src/main/resources/db/V1__one.sql", "SELECT 1");
    write("target/classes/db/V1__one.sql", "SELECT 1");
    assertThat(paths("db")).containsExactly("src/main/resources/db/V1__one.sql");
    assertThat(paths("classpath:db")).containsExactly("src/main/resources/db/V1__one.sql");
  }

  @Test
  void refuses_to_choose_between_the_class_path_and_the_disk() throws IOException {
    write("target/classes/db/V1__one.sql", "SELECT 1");
    write("db/V1__one.sql", "SELECT 'on disk'");
    assertThatExceptionOfType(MigrationException.class)
        .isThrownBy(() -> folder("db"))
        .withMessage(
            """
            Two folders of migrations called db
              expected: one, or the same files in both
              actual: on the class path %s
                on disk %s
              To fix: say which of them it is: classpath:db or filesystem:db
                  or: if one is left over from an earlier build, build anew (mvn clean)"""
                .formatted(project.resolve("target/classes/db"), project.resolve("db")));
    assertThat(paths("classpath:db")).containsExactly("target/classes/db/V1__one.sql");
    assertThat(paths("filesystem:db")).containsExactly("db/V1__one.sql");
    assertThat(paths("./db")).containsExactly("db/V1__one.sql");
  }

  @Test
  void asks_nothing_where_the_class_path_and_the_disk_have_the_same_files() throws IOException {
    write("target/classes/db/sub/V1__one.sql", "SELECT 1");
    write("db/sub/V1__one.sql", "SELECT 1");
    assertThat(paths("db")).containsExactly("target/classes/db/sub/V1__one.sql");
    write("db/V1__one.sql", "SELECT 1");
    assertThatExceptionOfType(MigrationException.class).isThrownBy(() -> folder("db"));
  }

  @Test
  void names_the_output_file_when_there_is_no_source() throws IOException {
    write("target/classes/db/V1__one.sql", "SELECT 1");
    assertThat(paths("db")).containsExactly("target/classes/db/V1__one.sql");
  }

  @Test
  void reads_migrations_out_of_a_jar() throws IOException {
    Path jar = project.resolve("app.jar");
    try (FileSystem content =
        FileSystems.newFileSystem(URI.create("jar:" + jar.toUri()), Map.of("create", "true"))) {
      Files.createDirectories(content.getPath("db"));
      Files.writeString(content.getPath("db/V1__one.sql"), "SELECT 1");
    }
    try (URLClassLoader classLoader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, null)) {
      List<SqlFile> files = new MigrationFolder(project, classLoader).read("db");
      assertThat(files).extracting(SqlFile::text).containsExactly("SELECT 1");
      assertThat(files.get(0).path()).endsWith("app.jar!/db/V1__one.sql");
    }
  }

  @Test
  void refuses_a_missing_folder() {
    assertThatExceptionOfType(MigrationException.class)
        .isThrownBy(() -> folder("db/migration"))
        .withMessage(
            """
            Migration folder not found: db/migration
              expected: a folder on the class path or below the working directory
              actual: no such folder on the class path, nor in %s
              To fix: create src/main/resources/db/migration with a file such as V1__init.sql
                  or: name the folder that holds your migrations: filesystem:path or classpath:path"""
                .formatted(project));
  }

  @Test
  void refuses_an_empty_folder() throws IOException {
    write("sql/README.md", "nothing here yet");
    assertThatExceptionOfType(MigrationException.class)
        .isThrownBy(() -> folder("sql"))
        .withMessage(
            """
            Migration folder is empty: sql
              expected: at least one .sql file
              actual: none, in the folder or below it
              To fix: add a first migration, such as V1__init.sql
                  or: name the folder that holds your migrations""");
  }

  @Test
  void refuses_two_files_of_one_version() throws IOException {
    write("sql/V1__one.sql", "SELECT 1");
    write("sql/V1.0__uno.sql", "SELECT 1");
    assertThatExceptionOfType(MigrationException.class)
        .isThrownBy(() -> folder("sql"))
        .withMessage(
            """
            Two migrations of version 1
              expected: each version once
              actual: sql/V1.0__uno.sql
                and sql/V1__one.sql
              To fix: rename the one that was added last, and was not yet applied anywhere""");
  }

  @Test
  void refuses_two_repeatable_files_of_one_name() throws IOException {
    write("sql/R__views.sql", "SELECT 1");
    write("sql/more/R__views.sql", "SELECT 1");
    assertThatExceptionOfType(MigrationException.class)
        .isThrownBy(() -> folder("sql"))
        .withMessageStartingWith("Two repeatable migrations\n  expected: each description once\n");
  }

  @Test
  void refuses_a_name_that_is_no_migration() throws IOException {
    write("sql/V1_one.sql", "SELECT 1");
    assertThatExceptionOfType(MigrationException.class)
        .isThrownBy(() -> folder("sql"))
        .withMessage(
            """
            Not named like a migration: sql/V1_one.sql
              expected: a name such as V1__x.sql, 0001_x.sql, 20240101120000_x.sql or R__x.sql
              actual: a name without version and description, which would never run
              To fix: rename the file; after V1 and R stand two underscores
                  or: move it out of the migration folder""");
  }

  @Test
  void refuses_what_is_not_utf_8() throws IOException {
    Files.createDirectories(project.resolve("sql"));
    Files.write(
        project.resolve("sql/V1__latin.sql"),
        "SELECT 1;\n-- Köln".getBytes(StandardCharsets.ISO_8859_1));
    assertThatExceptionOfType(MigrationException.class)
        .isThrownBy(() -> folder("sql"))
        .withMessage(
            """
            Migration is not UTF-8: sql/V1__latin.sql:2
              expected: a file encoded in UTF-8
              actual: bytes in that line that are not UTF-8
              To fix: save it as UTF-8; on the command line: iconv -f latin1 -t utf-8, or -f utf-16""");
  }

  private void write(String path, String text) throws IOException {
    Path file = project.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private SqlFolder folder(String location) {
    return SqlFolder.at(location, project, classPath());
  }

  private List<String> ids(String location) {
    return migrations(location).stream().map(SqlMigration::id).toList();
  }

  private List<SqlMigration> migrations(String location) {
    return FolderReading.of(location, new MigrationFolder(project, classPath()).read(location));
  }

  private List<String> paths(String location) {
    return new MigrationFolder(project, classPath())
        .read(location).stream().map(SqlFile::path).toList();
  }

  private ClassLoader classPath() {
    try {
      Path classes = project.resolve("target/classes");
      Files.createDirectories(classes);
      return new URLClassLoader(new URL[] {classes.toUri().toURL()}, null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package dev.seedbed.database.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

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
    write("sql/U2__undo.sql", "never read");
    write("sql/notes.txt", "not SQL");
    assertThat(ids("sql")).containsExactly("1", "1.1", "2", "10", "R a", "R b");
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
  void prefers_the_class_path_and_names_the_source_file() throws IOException {
    write("src/main/resources/db/V1__one.sql", "SELECT 1");
    write("target/classes/db/V1__one.sql", "SELECT 1");
    write("db/V1__one.sql", "SELECT 'on disk'");
    assertThat(paths("db")).containsExactly("src/main/resources/db/V1__one.sql");
    assertThat(paths("classpath:db")).containsExactly("src/main/resources/db/V1__one.sql");
    assertThat(paths("filesystem:db")).containsExactly("db/V1__one.sql");
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
              actual: sql/V1__one.sql
                and sql/V1.0__uno.sql
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
              expected: a name such as V1__create_agents.sql, V1.1__x.sql or R__views.sql
              actual: a name without version and description, which would never run
              To fix: rename the file; version and description are separated by two underscores
                  or: move it out of the migration folder""");
  }

  @Test
  void refuses_what_is_not_utf_8() throws IOException {
    Files.createDirectories(project.resolve("sql"));
    Files.write(
        project.resolve("sql/V1__latin.sql"), "-- Köln".getBytes(StandardCharsets.ISO_8859_1));
    assertThatExceptionOfType(MigrationException.class)
        .isThrownBy(() -> folder("sql"))
        .withMessage(
            """
            Migration is not UTF-8: sql/V1__latin.sql
              expected: a file encoded in UTF-8
              actual: bytes that are not UTF-8
              To fix: convert the file, as with: iconv -f latin1 -t utf-8""");
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
    return new MigrationFolder(project, classPath())
        .read(location).stream()
            .flatMap(file -> SqlMigration.of(file).stream())
            .sorted(SqlMigration.ORDER)
            .map(SqlMigration::id)
            .toList();
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

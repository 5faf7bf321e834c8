package dev.seedbed.database.migration.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.catalog.QualifiedName;
import dev.seedbed.database.SharedServer;
import dev.seedbed.database.Sql;
import dev.seedbed.database.migration.MigrationReport;
import dev.seedbed.database.migration.MigrationTarget;
import dev.seedbed.database.migration.drizzle.DrizzleFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Drizzle's own migrator, from npm, beside ours. */
@Tag("node")
class DrizzleMigratorIT {
  private static final String ROWS =
      "SELECT to_jsonb(history) - 'applied_at' FROM drizzle.__drizzle_migrations AS history ORDER BY id";
  private static final String COLUMNS =
      """
      SELECT concat_ws(' ', attname, format_type(atttypid, atttypmod), attnotnull,
        pg_get_expr(adbin, adrelid))
      FROM pg_attribute LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
      WHERE attrelid = 'drizzle.__drizzle_migrations'::regclass AND attnum > 0 ORDER BY attnum
      """;

  @TempDir Path project;

  /** Which of Drizzle's two ways of keeping migrations. */
  enum Version {
    /** Before 1.0: with a journal. */
    WITH_JOURNAL("drizzle-0.mjs", "journal", "0000_init.sql"),
    /** Since 1.0: a folder each. */
    IN_FOLDERS("drizzle-1.mjs", "folders", "20261121003404_init/migration.sql");

    private final String script;
    private final String folder;
    private final String first;

    Version(String script, String folder, String first) {
      this.script = script;
      this.folder = folder;
      this.first = first;
    }
  }

  @ParameterizedTest
  @EnumSource
  void reads_as_applied_what_drizzle_has_applied(Version version) throws Exception {
    try (Database database = new Database()) {
      migrateByDrizzle(database, version, NodeProject.folder().resolve(version.folder));
      List<String> written = database.rows(ROWS);
      MigrationReport report = ours(version).apply(database.connection);
      assertThat(written).hasSize(2);
      assertThat(report.applied()).isEmpty();
      assertThat(report.alreadyApplied()).isEqualTo(2);
      assertThat(database.rows(ROWS)).isEqualTo(written);
    }
  }

  @ParameterizedTest
  @EnumSource
  void writes_what_drizzle_reads_as_applied(Version version) throws Exception {
    try (Database database = new Database();
        Database other = new Database()) {
      assertThat(ours(version).apply(database.connection).applied()).hasSize(2);
      List<String> written = database.rows(ROWS);
      migrateByDrizzle(database, version, NodeProject.folder().resolve(version.folder));
      assertThat(database.rows(ROWS)).hasSize(2).isEqualTo(written);
      migrateByDrizzle(other, version, NodeProject.folder().resolve(version.folder));
      assertThat(other.rows(ROWS)).isEqualTo(written);
      assertThat(other.rows(COLUMNS)).isNotEmpty().isEqualTo(database.rows(COLUMNS));
    }
  }

  @ParameterizedTest
  @EnumSource
  void goes_on_where_drizzle_has_stopped(Version version) throws Exception {
    Path started = project.resolve("started");
    copy(NodeProject.folder().resolve(version.folder), started);
    leaveOnlyTheFirst(version, started);
    try (Database database = new Database()) {
      migrateByDrizzle(database, version, started);
      assertThat(database.rows(ROWS)).hasSize(1);
      assertThat(ours(version).apply(database.connection).applied())
          .singleElement()
          .asString()
          .contains("tools");
      List<String> written = database.rows(ROWS);
      migrateByDrizzle(database, version, NodeProject.folder().resolve(version.folder));
      assertThat(database.rows(ROWS)).hasSize(2).isEqualTo(written);
    }
  }

  @Test
  void brings_an_old_history_to_the_form_that_drizzle_brings_it_to() throws Exception {
    Path folders = project.resolve("drizzle");
    upgraded(NodeProject.folder().resolve("journal"), folders);
    try (Database database = new Database();
        Database other = new Database()) {
      for (Database each : List.of(database, other)) {
        migrateByDrizzle(each, Version.WITH_JOURNAL, NodeProject.folder().resolve("journal"));
      }
      Files.createDirectories(folders.resolve("20301231235959_more"));
      Files.writeString(
          folders.resolve("20301231235959_more/migration.sql"), "CREATE TABLE more ();");
      DrizzleFolder ours =
          DrizzleFolder.at("drizzle", project, ClassLoader.getPlatformClassLoader());
      assertThat(ours.apply(database.connection).applied()).hasSize(1);
      migrateByDrizzle(other, Version.IN_FOLDERS, folders);
      assertThat(database.rows(ROWS)).hasSize(3).isEqualTo(other.rows(ROWS));
      assertThat(database.rows(COLUMNS)).isEqualTo(other.rows(COLUMNS));
      migrateByDrizzle(database, Version.IN_FOLDERS, folders);
      assertThat(database.rows(ROWS)).isEqualTo(other.rows(ROWS));
    }
  }

  @ParameterizedTest
  @EnumSource
  void keeps_its_history_where_drizzle_is_told_to(Version version) throws Exception {
    try (Database database = new Database()) {
      ours(version).withHistory(new QualifiedName("auth", "Migrations")).apply(database.connection);
      NodeProject.run(
          database.target(), "node", version.script, version.folder, "auth", "Migrations");
      assertThat(database.rows("SELECT hash FROM auth.\"Migrations\"")).hasSize(2);
    }
  }

  private static DrizzleFolder ours(Version version) {
    return DrizzleFolder.at(
        version.folder, NodeProject.folder(), ClassLoader.getPlatformClassLoader());
  }

  private static void migrateByDrizzle(Database database, Version version, Path folder) {
    NodeProject.run(database.target(), "node", version.script, folder.toString());
  }

  private static void leaveOnlyTheFirst(Version version, Path folder) throws IOException {
    Path journal = folder.resolve("meta/_journal.json");
    if (version == Version.WITH_JOURNAL) {
      String text = Files.readString(journal);
      int second = text.indexOf("{", text.indexOf("0000_init"));
      Files.writeString(
          journal,
          text.substring(0, text.lastIndexOf(",", second)) + text.substring(text.indexOf("]")));
      return;
    }
    Files.delete(folder.resolve("20261121003413_tools/migration.sql"));
    assertThat(folder.resolve(version.first)).exists();
  }

  /** Moves migrations into folders named after the times in the journal, as drizzle-kit does. */
  private static void upgraded(Path journaled, Path folders) throws IOException {
    for (String[] migration :
        new String[][] {
          {"0000_init", "20261121003359_init"}, {"0001_tools", "20261121003408_tools"}
        }) {
      Path folder = folders.resolve(migration[1]);
      Files.createDirectories(folder);
      Files.copy(journaled.resolve(migration[0] + ".sql"), folder.resolve("migration.sql"));
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = to.resolve(from.relativize(file));
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
  }

  /** A new database. */
  private static final class Database implements AutoCloseable {
    private final String name = SharedServer.newDatabase();
    private final Connection connection = SharedServer.get().connect(name);

    Database() throws SQLException {}

    MigrationTarget target() {
      return new MigrationTarget(
          connection, SharedServer.get().jdbcUrl(name), SharedServer.get().administrator());
    }

    List<String> rows(String sql) throws SQLException {
      return Sql.query(connection, sql);
    }

    @Override
    public void close() throws SQLException {
      connection.close();
    }
  }
}

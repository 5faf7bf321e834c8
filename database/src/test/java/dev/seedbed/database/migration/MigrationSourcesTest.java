package dev.seedbed.database.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MigrationSourcesTest {
  @TempDir Path root;

  @ParameterizedTest
  @CsvSource({
    "V1__one.sql, PLAIN",
    "sub/V1__one.sql, PLAIN",
    "0001_one.sql, PLAIN",
    "20240101120000-one.sql, PLAIN",
    "001_one.up.sql 001_one.down.sql, PLAIN",
    "V1__one.sql flyway.toml, FLYWAY",
    "V1__one.sql beforeMigrate.sql, FLYWAY",
    "V1__one.sql V2__two.class, FLYWAY",
    "V1__one.sql.conf V1__one.sql, FLYWAY",
    "B1__base.sql V2__two.sql, FLYWAY",
    "db.changelog-master.xml, LIQUIBASE",
    "changelog.yaml changes/1.sql, LIQUIBASE",
    "meta/_journal.json 0000_one.sql, DRIZZLE",
    "0000_one/migration.sql 0000_one/snapshot.json, DRIZZLE",
    "init_complete_schema.sql, INIT",
    "01-user.sh 02-schema.sql, INIT",
    "01-schema.sql.gz, INIT"
  })
  void tells_by_the_files_whose_they_are(String files, MigrationTool tool) throws IOException {
    write(files);
    assertThat(sources().toolOf("db")).isEqualTo(tool);
  }

  @Test
  void takes_scripts_with_meta_commands_for_psqls() throws IOException {
    write("01_schema.sql");
    Files.writeString(root.resolve("db/01_schema.sql"), "SELECT 1;\n\\i tables.sql\n");
    assertThat(sources().toolOf("db")).isEqualTo(MigrationTool.INIT);
  }

  @Test
  void takes_a_file_for_a_location() throws IOException {
    write("db.changelog-master.yaml");
    assertThat(sources().toolOf("db/db.changelog-master.yaml")).isEqualTo(MigrationTool.LIQUIBASE);
  }

  @ParameterizedTest
  @CsvSource({
    "migration_lock.toml 20240101120000_init/migration.sql, Prisma, npx prisma migrate deploy",
    "env.py versions/1.py, Alembic, alembic upgrade head",
    "1772700000000-AddField.ts, TypeORM, npx typeorm migration:run"
  })
  void names_the_command_of_a_tool_that_only_its_own_can_run(
      String files, String tool, String command) throws IOException {
    write(files);
    assertThatExceptionOfType(MigrationException.class)
        .isThrownBy(() -> sources().read("db"))
        .withMessage(
            """
            Migrations that only %s can run: db
              expected: files that Seedbed can apply
              actual: a folder of %1$s
              To fix: let %1$s apply them: command:%s"""
                .formatted(tool, command));
  }

  @Test
  void refuses_a_folder_that_is_nobodys() throws IOException {
    write("a.rb b.rb c.rb d.rb");
    assertThatExceptionOfType(MigrationException.class)
        .isThrownBy(() -> sources().read("db"))
        .withMessage(
            """
            Nobody's migrations: db
              expected: files of Flyway, Liquibase or Drizzle, SQL files with versions in their names, or scripts for psql
              actual: a.rb, b.rb, c.rb and 1 more
              To fix: name the folder that holds your migrations
                  or: name the command that applies them: command:npm run migrate""");
  }

  @Test
  void lets_a_prefix_override_what_the_files_look_like() throws IOException {
    write("V1__one.sql flyway.toml");
    assertThat(sources().read("plain:db")).isInstanceOf(SqlFolder.class);
  }

  @Test
  void refuses_a_history_of_a_tool_that_has_its_own() throws IOException {
    write("V1__one.sql");
    assertThatExceptionOfType(MigrationException.class)
        .isThrownBy(() -> sources().read("db with history app.m"))
        .withMessage(
            """
            Only Drizzle's history has another name: db
              expected: Drizzle's migrations before "with history app.m"
              actual: those of plain:
              To fix: leave out "with history app.m"
                  or: if they are Drizzle's, say so: drizzle:db""");
  }

  @Test
  void has_one_fingerprint_for_the_same_sources_in_the_same_order() throws IOException {
    write("V1__one.sql");
    Files.createDirectories(root.resolve("more"));
    Files.writeString(root.resolve("more/V1__more.sql"), "SELECT 1");
    assertThat(
            Stream.of("db, more", "more, db", "db", "db in schema a", "db in schema b")
                .map(text -> sources().read(text).fingerprint()))
        .doesNotHaveDuplicates()
        .allMatch(fingerprint -> fingerprint.length() == 64);
    assertThat(sources().read("db,more").fingerprint())
        .isEqualTo(sources().read("plain:db\nplain:more").fingerprint());
  }

  private void write(String files) throws IOException {
    for (String name : files.split(" ", -1)) {
      Path file = root.resolve("db").resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, "");
    }
  }

  private MigrationSources sources() {
    return new MigrationSources(root, ClassLoader.getPlatformClassLoader());
  }
}

package dev.seedbed.database.migration.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.database.SharedServer;
import dev.seedbed.database.migration.FlywayMigrations;
import dev.seedbed.database.migration.Migrations;
import dev.seedbed.database.migration.drizzle.DrizzleFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The checks on migrations of tools that keep a history of their own. */
class OtherToolsIT {
  @TempDir Path folder;

  private void write(String file, String text) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  private static void passes(Migrations migrations, SeedData seed, Undo undo) throws SQLException {
    MigrationChecks checks =
        MigrationChecks.of(SharedServer.get(), migrations).seededBy(seed).undoneBy(undo);
    for (MigrationCheck check : checks.standard()) {
      assertThat(checks.run(check).toString()).startsWith(check.title());
    }
  }

  @Test
  void flyway_stops_at_versions() throws Exception {
    write("V1__a.sql", "CREATE TABLE a (id integer PRIMARY KEY);");
    write("V1_1__b.sql", "CREATE TABLE b (id integer REFERENCES a);");
    write("V2__c.sql", "ALTER TABLE b ADD COLUMN note text;");
    write("R__notes.sql", "CREATE OR REPLACE VIEW notes AS SELECT note FROM b;");
    Migrations flyway = FlywayMigrations.at("filesystem:" + folder);
    assertThat(flyway.files()).extracting("id").containsExactly("1", "1.1", "2", "R notes");
    MigrationChecks checks =
        MigrationChecks.of(SharedServer.get(), flyway)
            .seededBy(
                (connection, catalog) ->
                    CheckedProject.execute(connection, "INSERT INTO a VALUES (1), (2)"));
    for (MigrationCheck check : checks.standard()) {
      assertThat(checks.run(check).toString()).startsWith(check.title());
    }
  }

  @Test
  void drizzle_stops_at_tags_and_forgets_what_was_taken_back() throws Exception {
    write("20260101000000_a/migration.sql", "CREATE TABLE a (id integer PRIMARY KEY);");
    write("20260102000000_b/migration.sql", "CREATE TABLE b (id integer REFERENCES a);");
    Migrations drizzle = DrizzleFolder.at("filesystem:" + folder);
    passes(
        drizzle,
        (connection, catalog) -> CheckedProject.execute(connection, "INSERT INTO a VALUES (1)"),
        (target, file) ->
            CheckedProject.execute(
                target.connection(), "DROP TABLE " + (file.id().endsWith("a") ? "a" : "b")));
  }
}

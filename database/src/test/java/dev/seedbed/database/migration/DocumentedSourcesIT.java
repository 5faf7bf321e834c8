package dev.seedbed.database.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.catalog.Origin;
import dev.seedbed.catalog.QualifiedName;
import dev.seedbed.database.SharedServer;
import dev.seedbed.database.TestDatabase;
import dev.seedbed.database.TestDatabases;
import dev.seedbed.database.migration.command.CommandMigrations;
import dev.seedbed.database.migration.drizzle.DrizzleFolder;
import dev.seedbed.database.migration.psql.InitScripts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The code that the page on migrations shows of scripts, Drizzle and commands. */
class DocumentedSourcesIT {
  private static final TestDatabases DATABASES = new TestDatabases(SharedServer.get());

  @AfterAll
  static void close() {
    DATABASES.close();
  }

  @Test
  void init_scripts() throws Exception {
    // tag::init[]
    Migrations init = InitScripts.at("docker/initdb").forDatabase("orchestrator_db");
    // end::init[]
    TestDatabase database = migratedBy(init);
    assertThat(database.catalog().origin(new QualifiedName("app", "workspaces")))
        .contains(new Origin("src/test/resources/docker/initdb/parts/workspaces.sql", 1));
    assertThat(database.catalog().origin(new QualifiedName("app", "tools")))
        .contains(new Origin("src/test/resources/docker/initdb/01_schema.sql", 14));
  }

  @Test
  void the_page_shows_the_script_that_runs() throws IOException {
    String script = Files.readString(Path.of("src/test/resources/docker/initdb/01_schema.sql"));
    assertThat(Files.readString(Path.of("../docs/migrations.md")))
        .contains("```sql\n" + script + "```\n");
  }

  @Test
  void drizzle() throws Exception {
    // tag::drizzle[]
    Migrations auth =
        DrizzleFolder.at("services/auth/drizzle")
            .withHistory(new QualifiedName("auth", "__drizzle_migrations"));
    // end::drizzle[]
    assertThat(migratedBy(auth).migrations().applied()).hasSize(2);
  }

  @Test
  void commands() {
    // tag::command[]
    Migrations typeorm =
        CommandMigrations.of("npx", "typeorm", "migration:run", "-d", "typeorm/data-source.js")
            .in("src/test/node")
            .reading("typeorm/migrations/*.js", "package-lock.json")
            .withUrlIn("MANIFEST_DATABASE_URL")
            .withTimeout(Duration.ofMinutes(2));
    // end::command[]
    assertThat(typeorm.fingerprint()).isNotEmpty();
  }

  private static TestDatabase migratedBy(Migrations migrations) throws SQLException {
    return DATABASES.migratedBy(migrations);
  }
}

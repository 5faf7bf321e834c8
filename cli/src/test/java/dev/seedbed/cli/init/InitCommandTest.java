package dev.seedbed.cli.init;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.cli.CommandRun;
import dev.seedbed.cli.configuration.Configuration;
import dev.seedbed.database.migration.MigrationSources;
import dev.seedbed.database.settings.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InitCommandTest {
  @TempDir private Path project;

  @Test
  void names_plain_sql() throws IOException {
    file("db/migration/V1__a.sql", "CREATE TABLE a (id int PRIMARY KEY);");
    file("db/migration/V1__a.down.sql", "DROP TABLE a;");

    assertThat(init().out())
        .isEqualTo(
            """
            wrote %s
              SQL files, by db/migration/V1__a.sql: plain:db/migration
            """
                .formatted(project.resolve("seedbed.yaml")));
    assertThat(migrations()).containsExactly("plain:db/migration");
    assertThat(MigrationSources.of(migrations().get(0), project).fingerprint()).isNotNull();
  }

  @Test
  void names_each_source_of_a_monorepo() throws IOException {
    file("apps/web/drizzle/meta/_journal.json", "{}");
    file("apps/web/drizzle/0000_first.sql", "SELECT 1;");
    file("apps/api/prisma/migrations/migration_lock.toml", "");
    file("apps/api/prisma/migrations/20260101000000_a/migration.sql", "SELECT 1;");
    file("worker/alembic.ini", "");
    file("worker/alembic/env.py", "");
    file("backend/package.json", "{}");
    file("backend/src/data-source.js", "");
    file("backend/src/migrations/1700000000000-First.js", "");
    file("core/changelog/db.changelog-master.yaml", "");
    file("core/changelog/parts/changelog-1.sql", "");
    file("docker/initdb.d/10-roles.sql", "SELECT 1;");
    file("billing/flyway.toml", "");
    file("billing/sql/V1__a.sql", "SELECT 1;");
    file("node_modules/x/0001_a.sql", "SELECT 1;");

    assertThat(init().out()).endsWith("  look at their order: they run as they are listed\n");
    assertThat(migrations())
        .containsExactly(
            "drizzle:apps/web/drizzle",
            "command:npx prisma migrate deploy from apps/api reading prisma/**",
            "command:alembic upgrade head from worker reading alembic/versions/*.py alembic.ini",
            "command:npx typeorm migration:run -d src/data-source.js from backend reading"
                + " src/migrations/*.js",
            "liquibase:core/changelog",
            "flyway:billing/sql",
            "init:docker/initdb.d");
  }

  @Test
  void names_files_beside_their_configuration() throws IOException {
    file("worker/alembic.ini", "");
    file("worker/env.py", "");
    file("backend/package.json", "{}");
    file("backend/1700000000000-First.js", "");
    file("backend/data-source.js", "");
    init();

    assertThat(migrations())
        .containsExactly(
            "command:alembic upgrade head from worker reading versions/*.py alembic.ini",
            "command:npx typeorm migration:run -d data-source.js from backend reading *.js");
  }

  @Test
  void tells_what_it_is_unsure_about() throws IOException {
    file("src/1700000000000-First.ts", "");

    String doubt = "unsure: no data source was found: name its file after -d\n";
    assertThat(init().out()).endsWith("    " + doubt);
    assertThat(project.resolve("seedbed.yaml")).content().contains("  # " + doubt);
  }

  @Test
  void says_what_it_looked_for_if_there_is_nothing() {
    CommandRun run = init();

    assertThat(run.err())
        .isEqualTo(
            """
            No migrations found in %s
              expected: one of
                Drizzle: meta/_journal.json
                Prisma: migrations/migration_lock.toml
                Alembic: alembic.ini
                TypeORM: 1700000000000-Name.ts or .js
                Liquibase: db.changelog-*.xml, .yaml, .json or .sql
                Flyway and plain SQL: V1__name.sql, 0001_name.sql, 20260101000000_name.sql
                init scripts: .sql in initdb, initdb.d or docker-entrypoint-initdb.d
              actual: none of them, in folders that no tool made
              To fix: name another folder: --project DIR
                  or: write seedbed.yaml by hand, as docs/configuration.md says
            """
                .formatted(project));
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(project.resolve("seedbed.yaml")).doesNotExist();
  }

  @Test
  void overwrites_only_when_forced() throws IOException {
    file("db/0001_a.sql", "SELECT 1;");
    file("seedbed.yaml", "server: embedded\n");

    assertThat(init().err())
        .isEqualTo(
            """
            There is a configuration already: %s
              expected: a project without seedbed.yaml
              actual: one that would be overwritten
              To fix: edit the file
                  or: overwrite it: seedbed init --force
            """
                .formatted(project.resolve("seedbed.yaml")));
    assertThat(project.resolve("seedbed.yaml")).hasContent("server: embedded");
    assertThat(CommandRun.in(project).run("init", "--force", "--json").out())
        .contains("\"setting\" : \"plain:db\"");
    assertThat(migrations()).containsExactly("plain:db");
  }

  @Test
  void says_why_the_file_cannot_be_written() throws IOException {
    file("db/0001_a.sql", "SELECT 1;");
    Path folder = Files.createDirectory(project.resolve("seedbed.yaml"));

    CommandRun run = CommandRun.in(project).run("init", "--force");
    assertThat(run.err())
        .isEqualTo(
            """
            Cannot write %1$s
              expected: a folder that may be written to, with room for the file
              actual: java.nio.file.FileSystemException: %1$s: Is a directory
              To fix: make the folder writable, or make room
            """
                .formatted(folder));
    assertThat(run.exitCode()).isEqualTo(2);
  }

  private CommandRun init() {
    return CommandRun.in(project).run("init");
  }

  private List<String> migrations() {
    return Configuration.read(Map.of(), Map.of(), project)
        .settings()
        .text(Setting.MIGRATIONS)
        .orElseThrow()
        .lines()
        .toList();
  }

  private void file(String name, String text) throws IOException {
    Path file = project.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}

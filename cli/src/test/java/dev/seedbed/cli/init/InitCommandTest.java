package dev.seedbed.cli.init;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.cli.CommandRun;
import dev.seedbed.cli.configuration.Configuration;
import dev.seedbed.database.migration.MigrationSources;
import dev.seedbed.database.settings.Setting;
import dev.seedbed.database.settings.Settings;
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
    file("apps/api/package.json", "{}");
    file("apps/api/prisma/schema.prisma", "url = env(\"DATABASE_URL\")");
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
            "command:alembic upgrade head from worker reading alembic/versions/**.py"
                + " alembic/env.py alembic.ini",
            "command:npx typeorm migration:run -d src/data-source.js from backend reading"
                + " src/migrations/*.js src/data-source.js",
            "liquibase:core/changelog",
            "init:docker/initdb.d",
            "flyway:billing/sql");
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
            "command:alembic upgrade head from worker reading versions/**.py env.py alembic.ini",
            "command:npx typeorm migration:run -d data-source.js from backend reading *.js"
                + " data-source.js");
  }

  @Test
  void starts_commands_by_what_the_project_has_for_that() throws IOException {
    file("poetry/poetry.lock", "");
    file("poetry/worker/alembic.ini", "");
    file("uv/uv.lock", "");
    file("uv/alembic.ini", "");
    file("ts/package.json", "{\"devDependencies\": {\"ts-node\": \"*\"}}");
    file("ts/src/data-source.ts", "");
    file("ts/src/migrations/1700000000000-First.ts", "");
    file("esm/package.json", "{\"type\": \"module\", \"dependencies\": {\"ts-node\": \"*\"}}");
    file("esm/dataSource.mts", "");
    file("esm/1700000000000-First.ts", "");
    file("tsx/package.json", "{\"devDependencies\": {\"tsx\": \"*\"}}");
    file("tsx/types/data-source.d.ts", "");
    file("tsx/x/a-data-source.spec.ts", "");
    file("tsx/x/data-source.ts", "");
    file("tsx/x/1700000000000-First.ts", "");
    file("prisma/package.json", "{}");
    file("prisma/db/schema/one.prisma", "");
    file("prisma/db/schema/migrations/migration_lock.toml", "");
    init();

    assertThat(migrations())
        .extracting(setting -> setting.replaceFirst(" reading .*", ""))
        .containsExactly(
            "command:npx prisma migrate deploy from prisma",
            "command:poetry run alembic upgrade head from poetry/worker",
            "command:uv run alembic upgrade head from uv",
            "command:npx typeorm-ts-node-esm migration:run -d dataSource.mts from esm",
            "command:npx typeorm-ts-node-commonjs migration:run -d src/data-source.ts from ts",
            "command:npx tsx node_modules/typeorm/cli.js migration:run -d x/data-source.ts"
                + " from tsx");
  }

  @Test
  void says_where_a_command_may_migrate_another_database() throws IOException {
    file("a/alembic.ini", "sqlalchemy.url = postgresql://localhost/app");
    file("a/alembic/env.py", "");
    file("b/data-source.js", "host: 'localhost'");
    file("b/1700000000000-First.js", "");
    file("c/prisma/migrations/migration_lock.toml", "");
    file("c/prisma/schema.prisma", "url = env(\"APP_URL\")");
    file("d/alembic.ini", "");
    file("d/alembic/env.py", "url = os.environ['DATABASE_URL']");

    String doubt =
        " does not speak of DATABASE_URL: make sure that it migrates the database of that URL";
    assertThat(init().out().lines())
        .filteredOn(line -> line.contains("unsure"))
        .containsExactly(
            "    unsure: Prisma's schema" + doubt,
            "    unsure: a/alembic/env.py" + doubt,
            "    unsure: b/data-source.js" + doubt);
  }

  @Test
  void takes_histories_from_where_drizzle_has_them() throws IOException {
    String table = "migrations: { table: 'of_auth' }";
    drizzle("services/auth/src/db/migrations");
    file(
        "services/auth/drizzle.config.ts",
        "// out: './other',\nout: './src/db/migrations',\n  " + table);
    drizzle("services/mail/drizzle");
    file("services/mail/drizzle.config.js", "migrations: {schema: \"mail\", table: `of.mail`}");
    drizzle("services/user/drizzle");
    file("services/user/package.json", "{}");
    file(
        "services/user/src/migrate.ts",
        "migrate(db, {migrationsFolder: './drizzle', migrationsSchema: 'Users'})");
    file("services/user/src/other.ts", "{migrationsFolder: 'else', migrationsTable: 'no'}");
    drizzle("services/chat/drizzle");
    file("services/chat/drizzle.config.ts", "out: 'elsewhere', " + table);
    drizzle("services/feed/drizzle");
    file("services/feed/drizzle.config.ts", "migrations: {table: HISTORY}");
    drizzle("services/site/drizzle");
    file("services/site/drizzle.config.ts", "/* " + table + " */ dialect: 'postgresql'");

    String shared =
        "unsure: other folders have the same history; in one database Drizzle passes over what it"
            + " finds there: add with history NAME, as the migrator is told";
    assertThat(init().out().lines().filter(line -> line.contains("unsure")).map(String::strip))
        .containsExactly(
            shared,
            "unsure: services/feed/drizzle.config.ts names the table of its history by no plain"
                + " text: add with history NAME",
            shared);
    assertThat(migrations())
        .containsExactly(
            "drizzle:services/auth/src/db/migrations with history of_auth",
            "drizzle:services/chat/drizzle",
            "drizzle:services/feed/drizzle",
            "drizzle:services/mail/drizzle with history mail.\"of.mail\"",
            "drizzle:services/site/drizzle",
            "drizzle:services/user/drizzle with history Users.__drizzle_migrations");
  }

  @Test
  void tells_folders_of_drizzle_from_those_of_prisma() throws IOException {
    file("one/drizzle/20260101000000_a/migration.sql", "SELECT 1;");
    file("one/drizzle/20260102000000_b/migration.sql", "SELECT 1;");
    file("two/prisma/schema.prisma", "env(\"DATABASE_URL\")");
    file("two/prisma/migrations/20260101000000_a/migration.sql", "SELECT 1;");
    init();

    assertThat(migrations()).containsExactly("drizzle:one/drizzle");
  }

  @Test
  void names_no_folder_that_another_one_brings_along() throws IOException {
    file("db/migration/0002_b.sql", "SELECT 1;");
    file("db/migration/0001/0001_a.sql", "SELECT 1;");
    file("core/db.changelog-master.xml", "");
    file("core/changes/001_a.sql", "SELECT 1;");
    file("docker/initdb.d/001_roles.sql", "SELECT 1;");
    init();

    assertThat(migrations())
        .containsExactly("liquibase:core", "init:docker/initdb.d", "plain:db/migration");
  }

  @Test
  void says_which_folder_the_setting_cannot_name() throws IOException {
    file("a + b/0001_a.sql", "SELECT 1;");

    assertThat(init().out())
        .endsWith(
            "    unsure: the setting is parted at a comma and at \" + \": rename the folder\n");
  }

  @Test
  void names_those_of_tests_only_if_there_are_no_others() throws IOException {
    file("src/test/resources/db/0001_a.sql", "SELECT 1;");
    init();
    assertThat(migrations()).containsExactly("plain:src/test/resources/db");

    file("src/main/resources/db/0001_a.sql", "SELECT 1;");
    CommandRun.in(project).run("init", "--force");
    assertThat(migrations()).containsExactly("plain:src/main/resources/db");
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
                Drizzle: meta/_journal.json, or 20260101000000_name/migration.sql
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

  private void drizzle(String folder) throws IOException {
    file(folder + "/meta/_journal.json", "{}");
    file(folder + "/0000_first.sql", "SELECT 1;");
  }

  private CommandRun init() {
    return CommandRun.in(project).run("init");
  }

  private List<String> migrations() {
    return Configuration.read(Settings.of(Map.of(), Map.of(), project), Map.of())
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

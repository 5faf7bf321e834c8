package dev.seedbed.assertions.rule.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.assertions.LiveSchema;
import dev.seedbed.assertions.Migrated;
import dev.seedbed.assertions.rule.Finding;
import dev.seedbed.assertions.rule.Report;
import dev.seedbed.assertions.rule.Rule;
import dev.seedbed.assertions.rule.RuleResult;
import dev.seedbed.assertions.rule.Rules;
import dev.seedbed.assertions.rule.Subject;
import dev.seedbed.catalog.Catalog;
import dev.seedbed.database.migration.MigrationBase;
import dev.seedbed.database.migration.MigrationTrace;
import dev.seedbed.database.migration.Migrations;
import dev.seedbed.database.migration.SqlFolder;
import dev.seedbed.database.migration.drizzle.DrizzleFolder;
import dev.seedbed.database.migration.psql.InitScripts;
import dev.seedbed.database.server.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationRulesIT {
  @TempDir Path root;

  private static List<Rule> migrationRules() {
    return Rules.recommended().stream().filter(rule -> rule.info().id().startsWith("MIG")).toList();
  }

  private void write(String name, String sql) throws IOException {
    Files.createDirectories(root.resolve(name).getParent());
    Files.writeString(root.resolve(name), sql);
  }

  private List<String> found(Migrations migrations) throws SQLException {
    return found(Migrated.subject(migrations));
  }

  private List<String> found(Subject subject) {
    return Report.of(subject, migrationRules()).findings().stream()
        .map(each -> each.fingerprint().replace(root + "/", "") + " " + Migrated.place(each))
        .toList();
  }

  @Test
  void judge_each_migration_alone_or_the_new_ones_together() throws IOException, SQLException {
    write("db/V1__agents.sql", "CREATE TABLE agents (id bigint PRIMARY KEY);");
    write("db/V2__kind.sql", "ALTER TABLE agents ADD kind text;");
    write("db/V3__kind.sql", "ALTER TABLE agents ADD more text;");
    write("db/V4__bots.sql", "CREATE TABLE bots (id bigint);");
    write("db/V5__bots.sql", "ALTER TABLE bots ADD kind text;");
    Migrations migrations = SqlFolder.at("filesystem:" + root.resolve("db"));
    PostgresServer server = LiveSchema.server();
    Catalog catalog = Migrated.subject(migrations).catalog();
    List<Rule> rules = migrationRules();
    List<String> added = List.of("V4__bots.sql", "V5__bots.sql");
    List<String> edited = List.of("V2__kind.sql");
    // tag::judge[]
    MigrationTrace trace = MigrationTrace.of(server, migrations);
    Report report = Report.of(Subject.of(catalog).with(trace), rules);
    // end::judge[]
    assertThat(report.findings())
        .map(Finding::fingerprint)
        .map(name -> name.replace(root + "/", ""))
        .containsExactly(
            "MIG018 relation public.agents in db/V2__kind.sql",
            "MIG018 relation public.agents in db/V3__kind.sql",
            "MIG018 relation public.bots in db/V5__bots.sql");
    // tag::since[]
    MigrationBase base = MigrationBase.of(added, edited);
    MigrationTrace onlyNew = trace.since(base);
    // end::since[]
    assertThat(found(Subject.of(catalog).with(onlyNew)))
        .containsExactly("MIG021 relation public.agents in db/V2__kind.sql V2__kind.sql:1");
  }

  @Test
  void read_the_blocks_that_drizzle_writes() throws IOException, SQLException {
    write(
        "drizzle/20260101120000_tables/migration.sql",
        """
        CREATE TABLE "users" ("id" text PRIMARY KEY NOT NULL);
        --> statement-breakpoint
        CREATE TABLE "sessions" ("id" text PRIMARY KEY NOT NULL, "user_id" text NOT NULL);
        """);
    write(
        "drizzle/20260102120000_keys/migration.sql",
        """
        SET lock_timeout = '5s';
        --> statement-breakpoint
        DO $$ BEGIN
         ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY \
        ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;
        EXCEPTION
         WHEN duplicate_object THEN null;
        END $$;
        --> statement-breakpoint
        CREATE INDEX "sessions_user_id_idx" ON "sessions" USING btree ("user_id");
        """);
    assertThat(found(DrizzleFolder.at("filesystem:" + root.resolve("drizzle"))))
        .containsExactly(
            "MIG001 relation public.sessions_user_id_idx in"
                + " drizzle/20260102120000_keys/migration.sql migration.sql:9",
            "MIG004 constraint public.sessions.sessions_user_id_users_id_fk in"
                + " drizzle/20260102120000_keys/migration.sql migration.sql:4");
  }

  @Test
  void take_init_scripts_for_one_run() throws IOException, SQLException {
    write("init/1.sql", "CREATE TABLE agents (id bigint);");
    write("init/2.sql", "CREATE INDEX agents_id ON agents (id); ALTER TABLE agents ADD n int;");
    assertThat(found(InitScripts.at("filesystem:" + root.resolve("init")))).isEmpty();
  }

  @Test
  void find_nothing_in_new_tables_however_they_are_made() throws SQLException {
    Migrated migrated =
        Migrated.of(
            """
            -- V1__all.sql
            CREATE EXTENSION IF NOT EXISTS vector;
            CREATE TABLE agents (id serial PRIMARY KEY, name text);
            CREATE TABLE copies AS SELECT * FROM agents;
            SELECT * INTO more FROM agents;
            ALTER TABLE copies ADD PRIMARY KEY (id), ADD n int NOT NULL, ADD u uuid DEFAULT gen_random_uuid();
            ALTER TABLE copies ALTER n TYPE text, ALTER name SET NOT NULL;
            INSERT INTO copies SELECT 1, 'a', 'b';
            UPDATE copies SET name = 'c';
            CREATE TEMP TABLE scratch (id int);
            DELETE FROM scratch;
            ALTER TABLE copies RENAME name TO title;
            ALTER TABLE copies RENAME TO clones;
            CREATE INDEX ON clones (title);
            TRUNCATE clones;
            DROP TABLE clones, more;
            """);
    assertThat(found(migrated.subject())).isEmpty();
  }

  @Test
  void examine_nothing_where_nothing_was_traced() {
    Subject subject = Subject.of(Catalog.of("app", 170000, List.of()));
    assertThat(migrationRules())
        .map(rule -> rule.check(subject))
        .allMatch(RuleResult::examinedNothing)
        .allMatch(result -> result.findings().isEmpty());
  }
}

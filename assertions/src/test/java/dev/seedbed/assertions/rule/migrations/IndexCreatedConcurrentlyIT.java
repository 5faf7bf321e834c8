package dev.seedbed.assertions.rule.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.assertions.Migrated;
import dev.seedbed.assertions.rule.Finding;
import dev.seedbed.assertions.rule.Fix;
import dev.seedbed.catalog.ObjectAddress;
import dev.seedbed.catalog.Origin;
import dev.seedbed.catalog.QualifiedName;
import dev.seedbed.database.migration.MigrationBase;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

class IndexCreatedConcurrentlyIT {
  private static final IndexCreatedConcurrently RULE = new IndexCreatedConcurrently();

  private static final String INDEXES =
      """
      -- V1__tables.sql
      CREATE SCHEMA "App";
      CREATE TABLE agents (id bigint PRIMARY KEY, n int);
      CREATE INDEX agents_new ON agents (n);
      CREATE TABLE "App"."Agents" (id bigint PRIMARY KEY, n int);
      CREATE TABLE parted (id bigint) PARTITION BY HASH (id);
      CREATE TABLE part PARTITION OF parted FOR VALUES WITH (MODULUS 1, REMAINDER 0);
      -- V2__indexes.sql
      SET lock_timeout = '5s';
      /* the quoted one */ create unique index "Agents n" -- unique
        on "App"."Agents" using btree (n);
      CREATE INDEX ON agents (n);
      CREATE INDEX IF NOT EXISTS agents_new ON agents (n);
      CREATE TABLE bots (id bigint PRIMARY KEY, n int);
      CREATE INDEX bots_n ON bots (n);
      ALTER TABLE bots RENAME TO robots;
      CREATE INDEX robots_n ON robots (n);
      CREATE INDEX parted_only ON ONLY parted (id);
      CREATE INDEX parted_id ON parted (id);
      DO $$ BEGIN
        IF true THEN
          CREATE INDEX agents_block ON agents (n);
        END IF;
        EXECUTE format('CREATE INDEX %I ON agents (n)', 'agents_hidden');
      END $$;
      DO $$ BEGIN
        EXECUTE format('CREATE INDEX %I ON agents (n)', 'agents_dynamic');
        EXECUTE format('ALTER TABLE agents ADD CONSTRAINT %I UNIQUE (n)', 'agents_key');
      END $$;
      -- V3__concurrently.sql
      CREATE INDEX CONCURRENTLY agents_concurrent ON agents (n);
      -- V4__rename.sql
      ALTER TABLE agents RENAME TO actors;
      -- V5__renamed.sql
      CREATE INDEX actors_n ON actors (n);
      """;

  @Test
  void finds_indexes_on_tables_of_earlier_migrations() throws SQLException {
    assertThat(Migrated.of(INDEXES).found(RULE))
        .containsExactly(
            "relation \"App\".\"Agents n\" V2__indexes.sql:2",
            "relation public.agents_n_idx V2__indexes.sql:4",
            "relation public.parted_id V2__indexes.sql:11",
            "relation public.agents_block V2__indexes.sql:14",
            "relation public.agents_dynamic V2__indexes.sql:18",
            "relation public.actors_n V5__renamed.sql:1");
  }

  @Test
  void takes_all_new_migrations_together_for_one_run() throws SQLException {
    MigrationBase base = MigrationBase.of(List.of("V4__rename.sql", "V5__renamed.sql"), List.of());
    assertThat(Migrated.of(INDEXES).since(base).found(RULE))
        .containsExactly("relation public.actors_n V5__renamed.sql:1");
    MigrationBase all =
        MigrationBase.of(
            List.of(
                "V1__tables.sql",
                "V2__indexes.sql",
                "V3__concurrently.sql",
                "V4__rename.sql",
                "V5__renamed.sql"),
            List.of());
    assertThat(Migrated.of(INDEXES).since(all).found(RULE)).isEmpty();
  }

  @Test
  void says_what_to_write_instead() throws SQLException {
    Migrated migrated =
        Migrated.of(
            """
            -- V1__tables.sql
            CREATE TABLE agents (id bigint PRIMARY KEY, n int);
            -- V2__index.sql
            CREATE INDEX agents_n ON agents (n);
            """);
    Finding finding = migrated.only(RULE);
    assertThat(finding)
        .isEqualTo(
            new Finding(
                RULE.info(),
                ObjectAddress.relation(new QualifiedName("public", "agents_n")),
                "nobody can write to the table while the index is built",
                "CREATE INDEX CONCURRENTLY, because public.agents was there before",
                "CREATE INDEX",
                new Origin(String.valueOf(finding.origin()).replaceFirst(":1$", ""), 1),
                Fix.of("CREATE INDEX CONCURRENTLY agents_n ON agents (n)")
                    .note(
                        "It runs outside transactions. If it fails it leaves an invalid index"
                            + " behind: drop that before the next attempt.")));
    migrated.mend(RULE);
  }

  @Test
  void moves_it_where_it_is_not_alone() throws SQLException {
    Migrated migrated =
        Migrated.of(
            """
            -- V1__tables.sql
            CREATE TABLE agents (id bigint PRIMARY KEY, n int);
            -- V2__index.sql
            CREATE TABLE bots (id bigint PRIMARY KEY, n int);
            CREATE INDEX agents_n ON agents (n);
            """);
    assertThat(migrated.only(RULE).fix().toSql())
        .startsWith(
            """
            -- Take the statement out of this migration: it has to be alone in one
            -- Then, in a migration of its own:
            -- CREATE INDEX CONCURRENTLY agents_n ON agents (n);
            """);
    migrated.mend(RULE);
  }
}

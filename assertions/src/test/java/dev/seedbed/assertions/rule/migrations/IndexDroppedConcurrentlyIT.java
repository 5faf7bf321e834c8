package dev.seedbed.assertions.rule.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.assertions.Migrated;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class IndexDroppedConcurrentlyIT {
  private static final IndexDroppedConcurrently RULE = new IndexDroppedConcurrently();

  @Test
  void finds_indexes_that_were_there_before() throws SQLException {
    assertThat(
            Migrated.of(
                    """
                    -- V1__tables.sql
                    CREATE TABLE agents (id bigint, n int);
                    CREATE INDEX "A" ON agents (id);
                    CREATE INDEX b ON agents (n);
                    CREATE INDEX c ON agents (n, id);
                    CREATE INDEX gone ON agents (n, id);
                    DROP INDEX gone;
                    CREATE TABLE parted (id bigint) PARTITION BY HASH (id);
                    CREATE INDEX parted_id ON parted (id);
                    -- V2__drop.sql
                    DROP INDEX IF EXISTS public."A", b RESTRICT;
                    DROP INDEX IF EXISTS never_was;
                    DROP INDEX parted_id;
                    CREATE INDEX d ON agents (n);
                    DROP INDEX d;
                    -- V3__concurrently.sql
                    DROP INDEX CONCURRENTLY c;
                    """)
                .found(RULE))
        .containsExactly(
            "relation public.\"A\" V2__drop.sql:1", "relation public.b V2__drop.sql:1");
  }

  @Test
  void says_what_to_write_instead() throws SQLException {
    Migrated migrated =
        Migrated.of(
            """
            -- V1__tables.sql
            CREATE TABLE agents (id bigint, n int);
            CREATE INDEX a ON agents (id);
            -- V2__drop.sql
            SET lock_timeout = '5s';
            DROP INDEX a;
            """);
    assertThat(migrated.only(RULE).toString())
        .contains(
            "problem=nobody can read or write the table until the index is gone, which waits for"
                + " whoever is reading, expected=DROP INDEX CONCURRENTLY, actual=DROP INDEX,")
        .contains("statements=[DROP INDEX CONCURRENTLY IF EXISTS \"public\".\"a\"]");
    migrated.mend(RULE);
  }
}

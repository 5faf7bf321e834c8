package dev.seedbed.assertions.rule.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.assertions.Migrated;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class ConcurrentlyAloneIT {
  private static final ConcurrentlyAlone RULE = new ConcurrentlyAlone();

  @Test
  void leaves_several_indexes_and_settings_together() throws SQLException {
    assertThat(
            Migrated.of(
                    """
                    -- V1__tables.sql
                    CREATE TABLE agents (id bigint, n int);
                    -- V2__indexes.sql
                    SET lock_timeout = '5s';
                    DROP INDEX CONCURRENTLY IF EXISTS a;
                    CREATE INDEX CONCURRENTLY a ON agents (id);
                    create unique index concurrently if not exists "B" ON agents (n);
                    RESET lock_timeout;
                    """)
                .found(RULE))
        .isEmpty();
  }

  @Test
  void finds_what_is_done_besides() throws SQLException {
    Migrated migrated =
        Migrated.of(
            """
            -- V1__tables.sql
            CREATE TABLE agents (id bigint, n int);
            -- V2__indexes.sql
            SET lock_timeout = '5s';
            CREATE UNIQUE INDEX CONCURRENTLY "B" ON agents (n);
            ALTER TABLE agents ADD COLUMN m int;
            """);
    assertThat(migrated.found(RULE)).containsExactly("relation public.\"B\" V2__indexes.sql:2");
    assertThat(migrated.only(RULE).toString())
        .contains(
            "problem=the migration cannot be in a transaction: if it fails, a part of it is done,"
                + " expected=CONCURRENTLY alone in a migration, actual=together with line 3,");
    migrated.mend(RULE);
  }
}

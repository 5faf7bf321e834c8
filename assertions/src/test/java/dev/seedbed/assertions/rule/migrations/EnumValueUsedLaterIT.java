package dev.seedbed.assertions.rule.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.assertions.Migrated;
import dev.seedbed.assertions.rule.Finding;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class EnumValueUsedLaterIT {
  private static final EnumValueUsedLater RULE = new EnumValueUsedLater();

  @Test
  void leaves_values_of_new_types_and_other_migrations() throws SQLException {
    Migrated migrated =
        Migrated.of(
            """
            -- V1__tables.sql
            CREATE TYPE kind AS ENUM ('a');
            CREATE TABLE agents (id bigint, kind kind);
            -- V2__kind.sql
            ALTER TYPE kind ADD VALUE IF NOT EXISTS 'b' BEFORE 'a';
            ALTER TYPE kind ADD VALUE 'it''s';
            ALTER TABLE agents ALTER kind SET DEFAULT 'b';
            CREATE INDEX agents_kind ON agents (id) WHERE kind = 'a';
            CREATE TYPE state AS ENUM ('on');
            ALTER TYPE state ADD VALUE 'off';
            CREATE TABLE states (state state DEFAULT 'off');
            -- V3__use.sql
            INSERT INTO agents VALUES (1, 'it''s');
            """);
    assertThat(migrated.found(RULE)).containsExactly("type public.kind V2__kind.sql:3");
  }

  @Test
  void says_what_to_write_instead() throws SQLException {
    Migrated migrated =
        Migrated.of(
            """
            -- V1__tables.sql
            CREATE TYPE kind AS ENUM ('a');
            CREATE TABLE agents (id bigint, kind kind);
            -- V2__kind.sql
            SET lock_timeout = '5s';
            ALTER TYPE kind ADD VALUE 'b';
            ALTER TABLE agents ALTER kind SET DEFAULT 'b';
            """);
    Finding finding = migrated.only(RULE);
    assertThat(finding.problem())
        .isEqualTo("the value cannot be used in the transaction that adds it");
    assertThat(finding.expected()).isEqualTo("'b' used in a later migration than it is added in");
    assertThat(finding.actual()).isEqualTo("added in line 2 of the same migration");
    assertThat(finding.fix().toSql())
        .isEqualTo(
            """
            -- Take the statement out of this migration: the value has to be committed before
            -- Then, in a migration of its own:
            -- SET lock_timeout = '5s';
            -- ALTER TABLE agents ALTER kind SET DEFAULT 'b';""");
    migrated.mend(RULE);
  }
}

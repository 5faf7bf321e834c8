package dev.seedbed.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.catalog.Catalog;
import dev.seedbed.database.migration.SqlFolder;
import dev.seedbed.database.migration.check.MigrationChecks;
import dev.seedbed.database.server.PostgresServer;
import dev.seedbed.database.settings.Settings;
import dev.seedbed.fixtures.Mapping;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FixtureSeedIT {
  private static final String SCHEMA =
      """
      CREATE SCHEMA shop;
      CREATE TYPE shop.state AS ENUM ('new', 'old');
      CREATE TABLE shop.teams (
        id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text NOT NULL,
        "Lead" integer);
      CREATE TABLE shop.people (
        id bigserial PRIMARY KEY,
        team_id integer REFERENCES shop.teams (id),
        boss_id bigint REFERENCES shop.people (id),
        "Full Name" text,
        nick varchar(40),
        city text DEFAULT 'Bonn',
        active boolean NOT NULL DEFAULT true,
        points integer DEFAULT 0,
        state shop.state DEFAULT 'new',
        tags text[] DEFAULT '{}',
        extra jsonb DEFAULT '{}',
        born timestamptz,
        rate numeric(12, 4),
        deleted_at timestamptz,
        is_deleted boolean NOT NULL DEFAULT false,
        by_mail text, by_post text,
        CHECK (num_nonnulls(by_mail, by_post) <= 1),
        CHECK (NOT is_deleted OR deleted_at IS NOT NULL));
      ALTER TABLE shop.teams ADD FOREIGN KEY ("Lead") REFERENCES shop.people (id);
      CREATE TABLE shop.orders (
        at date NOT NULL, n integer NOT NULL, note text, PRIMARY KEY (at, n))
        PARTITION BY RANGE (at);
      CREATE TABLE shop.orders_2025 PARTITION OF shop.orders
        FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
      CREATE TABLE shop.orders_rest PARTITION OF shop.orders DEFAULT;
      """;

  private static PostgresServer server;

  @TempDir Path folder;

  @BeforeAll
  static void start() {
    server =
        PostgresServer.start(
            Settings.of(Map.of("seedbed.server", "embedded"), Map.of(), Path.of("")));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private MigrationChecks checks(String change) throws Exception {
    Files.writeString(folder.resolve("V1__shop.sql"), SCHEMA);
    Files.writeString(folder.resolve("V2__change.sql"), "-- A change.\n" + change);
    return MigrationChecks.of(server, SqlFolder.at("filesystem:" + folder))
        .seededBy(new FixtureSeed(42, Mapping.BY_NAME));
  }

  private String said(String change) throws Exception {
    MigrationChecks checks = checks(change);
    return checks
        .run(checks.keepsData())
        .toString()
        .replace(folder + "/", "")
        // How many they are, and which, is not what these tests are about.
        .replaceAll("(, such as that of key [^;(]*)(?= \\(|;)|\\b\\d+ (?=rows?\\b)", "")
        .replaceAll("in row\\b", "in rows");
  }

  @Test
  void has_rows_that_show_each_loss_and_its_line() throws Exception {
    assertThat(
            said(
                """
                ALTER TABLE shop.people DROP COLUMN "Full Name", DROP COLUMN boss_id,
                  DROP COLUMN team_id;
                ALTER TABLE shop.teams DROP COLUMN "Lead";
                ALTER TABLE shop.people DROP COLUMN by_mail;
                ALTER TABLE shop.people DROP COLUMN by_post;
                ALTER TABLE shop.people
                  ALTER nick TYPE varchar(5) USING left(nick, 5),
                  ALTER born TYPE date,
                  ALTER rate TYPE integer;
                DROP TABLE shop.orders;
                """))
        .isEqualTo(
            """
            Migration loses or changes data: V2__change.sql
              expected: every row and value that was there before it
              actual: shop.orders is gone, which had rows (V2__change.sql:11)
                shop.people.team_id is gone, which had values in rows (V2__change.sql:2)
                shop.people.boss_id is gone, which had values in rows (V2__change.sql:2)
                shop.people."Full Name" is gone, which had values in rows (V2__change.sql:2)
                shop.people.nick: another value in rows; its type was character varying(40) and is \
            character varying(5) (V2__change.sql:8)
                shop.people.born: another value in rows; its type was timestamp with time zone and is \
            date (V2__change.sql:9)
                shop.people.rate: another value in rows; its type was numeric(12,4) and is integer \
            (V2__change.sql:10)
                shop.people.by_mail is gone, which had values in rows (V2__change.sql:5)
                shop.people.by_post is gone, which had values in rows (V2__change.sql:6)
                shop.teams."Lead" is gone, which had values in rows (V2__change.sql:4)
              why: the database had rows of version 1
              To fix: keep the data: copy or convert it before it goes
                  or: if it is meant, say so: expecting("shop.orders", DataChange.table())""");
  }

  @Test
  void has_rows_that_show_each_value_that_is_changed() throws Exception {
    assertThat(
            said(
                """
                UPDATE shop.people SET "Full Name" = NULL;
                UPDATE shop.people SET active = true;
                UPDATE shop.people SET points = 0;
                UPDATE shop.people SET state = 'new';
                UPDATE shop.people SET tags = '{}';
                UPDATE shop.people SET extra = '{}';
                UPDATE shop.people SET born = '2000-01-01' WHERE born IS NULL;
                UPDATE shop.orders SET note = NULL;
                """))
        .isEqualTo(
            """
            Migration loses or changes data: V2__change.sql
              expected: every row and value that was there before it
              actual: shop.orders.note: another value in rows (V2__change.sql:9)
                shop.people."Full Name": another value in rows (V2__change.sql:2)
                shop.people.active: another value in rows (V2__change.sql:3)
                shop.people.points: another value in rows (V2__change.sql:4)
                shop.people.state: another value in rows (V2__change.sql:5)
                shop.people.tags: another value in rows (V2__change.sql:6)
                shop.people.extra: another value in rows (V2__change.sql:7)
                shop.people.born: another value in rows (V2__change.sql:8)
              why: the database had rows of version 1
              To fix: keep the data: copy or convert it before it goes
                  or: if it is meant, say so: expecting("shop.orders", DataChange.column("note"))""");
  }

  @Test
  void names_the_partition_that_went_with_its_rows() throws Exception {
    assertThat(said("DROP TABLE shop.orders_2025;\nDROP TABLE shop.orders_rest;"))
        .contains("actual: shop.orders: 5 of rows gone")
        .contains("(V2__change.sql:2, V2__change.sql:3)");
  }

  @Test
  void passes_what_keeps_them() throws Exception {
    assertThat(
            said(
                """
                UPDATE shop.people SET nick = nick;
                ALTER TABLE shop.people RENAME COLUMN nick TO nickname;
                ALTER TABLE shop.people ALTER nickname TYPE text;
                ALTER TABLE shop.people ALTER points TYPE bigint;
                ALTER TABLE shop.people RENAME TO persons;
                ALTER TABLE shop.persons SET SCHEMA public;
                """))
        .isEqualTo("upgrading keeps the data (examined: 1)");
  }

  @Test
  void has_rows_with_and_without_what_may_be_left_out() throws Exception {
    MigrationChecks checks = checks("SELECT 1;").seededBy(FixtureSeedIT::count);
    checks.run(checks.keepsData()).orThrow();
  }

  private static void count(Connection connection, Catalog catalog) throws SQLException {
    new FixtureSeed(42, Mapping.BY_NAME).seed(connection, catalog);
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                """
                SELECT count(team_id), count(boss_id), count("Full Name"), count(born),
                  count(by_mail), count(by_post), count(deleted_at), count(*)
                FROM shop.people
                """)) {
      rows.next();
      for (int column = 1; column < 8; column++) {
        assertThat(rows.getInt(column)).isPositive().isLessThan(rows.getInt(8));
      }
    }
  }
}

package dev.seedbed.database.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.database.SharedServer;
import dev.seedbed.database.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WrittenRowsIT {
  private final String name = SharedServer.newDatabase();
  private final Connection outside = SharedServer.get().connect(name);
  private final Connection inside = SharedServer.get().connect(name);

  WrittenRowsIT() throws SQLException {}

  @BeforeEach
  void prepare() throws SQLException {
    execute(
        outside,
        """
        CREATE SCHEMA "My App";
        CREATE TABLE "My App"."User" (
          "tenantId" text, id int, name text, "passwordHash" text, prompt_tokens int,
          settings jsonb, PRIMARY KEY ("tenantId", id));
        CREATE TABLE child (id int PRIMARY KEY, tenant text, parent int,
          FOREIGN KEY (tenant, parent) REFERENCES "My App"."User" ON DELETE CASCADE);
        CREATE TABLE heap (a text);
        CREATE TABLE part (id int, at date, PRIMARY KEY (id, at)) PARTITION BY RANGE (at);
        CREATE TABLE part_2026 PARTITION OF part FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
        INSERT INTO "My App"."User" SELECT 't', i, 'n' || i, 'p', i, NULL FROM generate_series(1, 3) i;
        INSERT INTO child VALUES (1, 't', 1), (2, 't', 2);
        INSERT INTO heap VALUES ('x');
        """);
    inside.setAutoCommit(false);
  }

  @AfterEach
  void close() throws SQLException {
    inside.close();
    outside.close();
  }

  @Test
  void names_rows_inserted_updated_and_deleted() throws SQLException {
    savepoint(
        """
        INSERT INTO "My App"."User" VALUES
          ('t', 9, 'new', 's3cr3t', 17, '{"theme": "dark", "api_key": "s3cr3t", "token": null}')
        """);
    savepoint("UPDATE \"My App\".\"User\" SET name = 'other', prompt_tokens = NULL WHERE id = 2");
    savepoint("DELETE FROM \"My App\".\"User\" WHERE id = 1");
    assertThat(rows())
        .containsExactly(
            "INSERT \"My App\".\"User\" (tenantId 't', id 9): name 'new', passwordHash (hidden),"
                + " prompt_tokens 17,"
                + " settings {\"theme\":\"dark\",\"token\":null,\"api_key\":\"(hidden)\"}",
            "UPDATE \"My App\".\"User\" (tenantId 't', id 2): name 'n2' → 'other',"
                + " prompt_tokens 2 → null",
            "DELETE \"My App\".\"User\" (tenantId 't', id 1): name 'n1', passwordHash (hidden),"
                + " prompt_tokens 1",
            "DELETE public.child (id 1): tenant 't', parent 1");
  }

  @Test
  void leaves_out_what_was_taken_back() throws SQLException {
    savepoint("INSERT INTO heap VALUES ('kept')");
    execute(inside, "SAVEPOINT again");
    execute(inside, "UPDATE child SET parent = NULL; DELETE FROM child; DELETE FROM heap");
    execute(inside, "ROLLBACK TO SAVEPOINT again");
    assertThat(rows()).containsExactly("WRITE public.heap: a 'kept'");
  }

  @Test
  void sees_an_update_of_a_row_that_a_foreign_key_had_locked() throws SQLException {
    savepoint("INSERT INTO child VALUES (3, 't', 3)");
    savepoint("UPDATE \"My App\".\"User\" SET name = 'locked' WHERE id = 3");
    savepoint("DELETE FROM child WHERE id = 1");
    assertThat(rows())
        .containsExactly(
            "UPDATE \"My App\".\"User\" (tenantId 't', id 3): name 'n3' → 'locked'",
            "INSERT public.child (id 3): tenant 't', parent 3",
            "DELETE public.child (id 1): tenant 't', parent 1");
  }

  @Test
  void does_not_take_rows_of_an_earlier_transaction_for_its_own() throws SQLException {
    execute(inside, "INSERT INTO child VALUES (7)");
    inside.commit();
    execute(inside, "INSERT INTO child VALUES (8)");
    assertThat(rows()).containsExactly("INSERT public.child (id 8)");
  }

  @Test
  void says_what_it_cannot_tell() throws SQLException {
    execute(inside, "UPDATE heap SET a = 'y'");
    execute(inside, "INSERT INTO part VALUES (1, '2026-05-05')");
    execute(inside, "CREATE TABLE fresh (id int PRIMARY KEY); INSERT INTO fresh VALUES (1)");
    execute(inside, "ALTER TABLE child ADD extra text; UPDATE child SET extra = 'e' WHERE id = 2");
    assertThat(rows())
        .containsExactly(
            "WRITE public.child (id 2): tenant 't', parent 2, extra 'e'",
            "INSERT public.fresh (id 1)",
            "WRITE public.heap: a 'y'",
            "INSERT public.part_2026 (id 1, at '2026-05-05')",
            "public.child is locked by the test: what it held before is not shown",
            "public.heap has lost or changed rows; it has no primary key to name them");
  }

  @Test
  void reads_as_the_owner_whatever_role_the_test_has_taken() throws SQLException {
    execute(
        inside,
        "INSERT INTO heap VALUES ('mine'); SET LOCAL search_path = nowhere; SET LOCAL ROLE"
            + " pg_monitor");
    assertThat(rows()).containsExactly("WRITE public.heap: a 'mine'");
  }

  @Test
  void shows_twenty_rows_and_a_readable_width() throws SQLException {
    execute(inside, "INSERT INTO child SELECT i, NULL, NULL FROM generate_series(10, 3000) i");
    execute(inside, "DELETE FROM child WHERE id = 1");
    assertThat(rows())
        .hasSize(21)
        .startsWith("INSERT public.child (id 10)")
        .endsWith("INSERT public.child (id 29)", "… and more");
    inside.rollback();
    execute(inside, "INSERT INTO heap VALUES (repeat('long ', 30))");
    assertThat(rows()).containsExactly("WRITE public.heap: a '" + "long ".repeat(11) + "lon…");
  }

  @Test
  void does_not_take_an_updated_row_for_a_deleted_one_when_there_are_many() throws SQLException {
    execute(outside, "INSERT INTO child SELECT i FROM generate_series(10, 14) i");
    execute(inside, "DELETE FROM child WHERE id IN (10, 12)");
    execute(inside, "UPDATE child SET parent = NULL");
    assertThat(rows())
        .filteredOn(line -> line.startsWith("DELETE"))
        .containsExactly("DELETE public.child (id 10)", "DELETE public.child (id 12)");
  }

  @Test
  void finds_what_was_committed_since_a_database_was_cloned() throws SQLException {
    outside.close();
    inside.close();
    String clone = name + "_clone";
    try (Connection connection = SharedServer.get().connect("postgres")) {
      execute(connection, "CREATE DATABASE " + clone + " TEMPLATE " + name);
    }
    try (Connection connection = SharedServer.get().connect(clone)) {
      assertThat(WrittenRows.sinceCreation(connection)).isEmpty();
      execute(connection, "INSERT INTO heap VALUES ('y')");
      execute(connection, "UPDATE child SET parent = NULL WHERE id = 1");
      execute(connection, "DELETE FROM child WHERE id = 2");
      assertThat(WrittenRows.sinceCreation(connection))
          .containsExactly("WRITE public.child (id 1): tenant 't'", "WRITE public.heap: a 'y'");
    }
  }

  private List<String> rows() throws SQLException {
    return WrittenRows.uncommitted(inside, outside);
  }

  /** As statements of a session run, each in a subtransaction of its own. */
  private void savepoint(String sql) throws SQLException {
    execute(inside, "SAVEPOINT statement");
    execute(inside, sql);
    execute(inside, "RELEASE SAVEPOINT statement");
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    Sql.execute(connection, sql);
  }
}

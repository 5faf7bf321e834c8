package dev.seedbed.assertions.behaviour;

import static dev.seedbed.assertions.behaviour.ExpectedChange.anyValue;
import static dev.seedbed.assertions.behaviour.ExpectedChange.deleted;
import static dev.seedbed.assertions.behaviour.ExpectedChange.inserted;
import static dev.seedbed.assertions.behaviour.ExpectedChange.updated;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.seedbed.assertions.LiveSchema;
import dev.seedbed.catalog.SeedbedException;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class DatabaseAssertionsIT {
  private static final String DATABASE = "behaviour";
  private static final PGSimpleDataSource SOURCE = new PGSimpleDataSource();

  private final DatabaseAssertions database = DatabaseAssertions.on(SOURCE);

  @BeforeAll
  static void make_a_database() throws SQLException {
    try (Connection admin = LiveSchema.server().connect("postgres");
        Statement statement = admin.createStatement()) {
      statement.execute("CREATE DATABASE " + DATABASE);
    }
    SOURCE.setUrl(LiveSchema.server().jdbcUrl(DATABASE));
    SOURCE.setUser(LiveSchema.server().administrator().user());
    SOURCE.setPassword(LiveSchema.server().administrator().password());
    run(
        """
        CREATE EXTENSION vector;
        CREATE SCHEMA billing;
        CREATE TABLE billing.invoices (
          id int PRIMARY KEY, tenant_id text, status text DEFAULT 'open', total numeric(12,2),
          paid_at timestamptz);
        CREATE INDEX invoices_tenant ON billing.invoices (tenant_id);
        CREATE TABLE billing."Log%s" (line text);
        CREATE TABLE billing.parts (id int, day int) PARTITION BY LIST (day);
        CREATE TABLE billing.parts_1 PARTITION OF billing.parts FOR VALUES IN (1);
        CREATE TABLE billing.parts_2 PARTITION OF billing.parts FOR VALUES IN (2);
        CREATE TABLE billing.chunks (id int PRIMARY KEY, embedding vector(3));
        INSERT INTO billing.chunks
          SELECT n, ARRAY[n * 7919 % 3001, n * 4507 % 3001, n * 1709 % 3001]::vector
          FROM generate_series(1, 3000) n;
        CREATE TABLE billing.lists (id int PRIMARY KEY, embedding vector(3));
        INSERT INTO billing.lists SELECT id, embedding FROM billing.chunks;
        CREATE INDEX ON billing.lists USING ivfflat (embedding vector_l2_ops) WITH (lists = 300);
        CREATE INDEX chunks_embedding ON billing.chunks USING hnsw (embedding vector_l2_ops);
        """);
  }

  @AfterAll
  static void drop_the_database() throws SQLException {
    try (Connection admin = LiveSchema.server().connect("postgres");
        Statement statement = admin.createStatement()) {
      statement.execute("DROP DATABASE " + DATABASE);
    }
  }

  @BeforeEach
  void begin_with_three_invoices() throws SQLException {
    run(
        """
        TRUNCATE billing.invoices, billing."Log%s", billing.parts;
        INSERT INTO billing.invoices (id, tenant_id, total)
          VALUES (1, 'a', 10), (2, 'a', 20), (3, 'b', 30.5);
        ANALYZE billing.invoices;
        """);
  }

  private static void run(String sql) throws SQLException {
    try (Connection connection = SOURCE.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Test
  void changes_are_exactly_those_that_are_expected() {
    database
        .assertThatChanges(
            () ->
                run(
                    """
                    UPDATE billing.invoices SET status = 'paid', paid_at = '2026-01-01Z' WHERE id = 1;
                    UPDATE billing.invoices SET status = status;
                    DELETE FROM billing.invoices WHERE id = 2;
                    INSERT INTO billing.invoices VALUES (4, 'c', NULL, 1.50);
                    INSERT INTO billing."Log%s" VALUES ('x'), ('x');
                    INSERT INTO billing.parts VALUES (1, 1), (2, 2)
                    """))
        .areExactly(
            inserted("billing.invoices", Map.of("tenant_id", "c", "total", 1.5)),
            deleted("billing.invoices", Map.of("total", 20)),
            updated(
                "billing.invoices",
                Map.of("id", 1),
                Map.of("status", anyValue(), "paid_at", "2026-01-01T00:00:00+00:00")),
            inserted("billing.\"Log%s\"", Map.of("line", "x")),
            inserted("billing.\"Log%s\"", Map.of("line", "x")),
            inserted("billing.parts", Map.of("id", 2)),
            inserted("billing.parts", Map.of()))
        .include(deleted("billing.invoices", Map.of("id", 2)))
        .areInTables("billing.invoices", "billing.parts", "billing.\"Log%s\"");
    database.assertThatChanges(() -> run("SELECT 1")).areNone();
    database.assertThatChanges(() -> run("UPDATE billing.invoices SET id = id")).areNone();
  }

  @Test
  void other_changes_are_all_named() {
    ChangesAssert changes =
        database.assertThatChanges(
            () ->
                run(
                    """
                    UPDATE billing.invoices SET status = 'paid', total = 11 WHERE id = 1;
                    INSERT INTO billing."Log%s" VALUES ('paid 1')
                    """));
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(
            () ->
                changes.areExactly(
                    updated(
                        "billing.invoices",
                        Map.of("id", 1),
                        Map.of("status", "paid", "total", anyValue(), "paid_at", anyValue()))))
        .withMessage(
            """
            Other rows were changed
              expected: updated billing.invoices (id 1): paid_at any value, status 'paid', total \
            any value   <- not so
              actual: inserted billing."Log%s": line 'paid 1'
                updated billing.invoices (id 1): total 10.00 → 11.00, status 'open' → 'paid'""");
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(changes::areNone)
        .withMessageStartingWith("Other rows were changed\n  expected: no change\n  actual: ins");
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> changes.areInTables("billing.invoices"))
        .withMessageStartingWith(
            "Rows of other tables were changed\n  expected: billing.invoices\n  actual: inserted");
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> changes.include(deleted("billing.invoices", Map.of("id", 3))))
        .withMessageStartingWith(
            "Rows were not changed\n  expected: deleted billing.invoices (id 3)   <- not so\n");
  }

  @Test
  void the_failure_of_the_code_reaches_the_test_as_it_is() {
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(
            () ->
                database.assertThatChanges(
                    () -> {
                      throw new IOException("disk");
                    }))
        .withMessage("disk");
  }

  @Test
  void a_query_can_use_an_index_although_few_rows_are_there() {
    database
        .assertThatQuery("SELECT * FROM billing.invoices WHERE tenant_id = ?", "a")
        .usesIndex("invoices_tenant")
        .scansNoTableSequentially();
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(
            () ->
                database
                    .assertThatQuery("SELECT *\n  FROM billing.invoices WHERE status = ?", "open")
                    .scansNoTableSequentially())
        .withMessage(
            """
            The query reads from end to end: invoices
            SELECT * FROM billing.invoices WHERE status = ?
              expected: no sequential scan
              actual: Seq Scan on invoices
              To fix: create an index whose first keys are the columns that the query compares
                  or: write the condition so that the index serves it: same expression, same type""");
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(
            () ->
                database
                    .assertThatQuery("SELECT * FROM billing.invoices WHERE tenant_id = ?", "a")
                    .asPlanned()
                    .usesIndex("invoices_tenant"))
        .withMessageStartingWith("The query does not use index invoices_tenant\n");
  }

  @Test
  void a_query_that_the_server_refuses_is_an_error_with_its_words() {
    assertThatExceptionOfType(SeedbedException.class)
        .isThrownBy(
            () -> database.assertThatQuery("SELECT * FROM billing.invoices WHERE id = ?", "1"))
        .withMessage(
            """
            Cannot run the query
            SELECT * FROM billing.invoices WHERE id = ?
              expected: a statement that the server takes with these arguments: 1
              actual: ERROR: operator does not exist: integer = character varying (SQLSTATE 42883)
              To fix: cast arguments whose type the server cannot guess, as in ?::uuid""");
  }

  @Test
  void planning_a_statement_that_writes_does_not_run_it() {
    database
        .assertThatChanges(
            () ->
                database
                    .assertThatQuery("DELETE FROM billing.invoices WHERE tenant_id = ?", "a")
                    .usesIndex("invoices_tenant"))
        .areNone();
  }

  @Test
  void statements_are_counted_and_repetitions_shown() {
    database.assertThatStatements(() -> totals(1)).hasCount(1).hasNoRepetition();
    StatementsAssert three = database.assertThatStatements(() -> totals(3));
    three.hasCount(3).hasCountOfAtMost(3);
    three.statements().allMatch(sql -> sql.startsWith("SELECT"));
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> three.hasCount(1))
        .withMessage(
            """
            The code sent another number of statements
              expected: 1
              actual: 3:
                3 × SELECT total FROM billing.invoices WHERE id = ?
              To fix: read what belongs together by one statement: a join, or = ANY (?)""");
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(three::hasNoRepetition)
        .withMessageStartingWith("The code sent another number of statements\n  expected: each");
  }

  @Test
  void code_that_sends_nothing_through_the_recorded_source_is_told_which_to_use() {
    StatementsAssert none = database.assertThatStatements(() -> run("SELECT 1"));
    none.hasCount(0);
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> none.hasCountOfAtMost(2))
        .withMessage(
            """
            The code sent another number of statements
              expected: between 1 and 2
              actual: 0
              To fix: let the code under test use DatabaseAssertions.dataSource()""");
  }

  private void totals(int invoices) throws SQLException {
    try (Connection connection = database.dataSource().getConnection()) {
      for (int id = 1; id <= invoices; id++) {
        try (PreparedStatement statement =
            connection.prepareStatement("SELECT total FROM billing.invoices WHERE id = ?")) {
          statement.setInt(1, id);
          assertThat(statement.executeQuery().next()).isTrue();
        }
      }
    }
  }

  @Test
  void recall_is_the_share_of_the_exactly_nearest_rows_that_the_index_finds() {
    database
        .assertThatNearest(
            "SELECT id FROM billing.chunks ORDER BY embedding <-> ?::vector LIMIT 10",
            "[1500,1500,1500]")
        .and("[100,2000,900]")
        .and("[2500,40,1700]")
        .hasRecallOfAtLeast(0.9, 10);
    // No index has another distance, so an index that finds every second row stands in for it.
    NearestAssert half =
        database.assertThatNearest(
            """
            SELECT id FROM billing.chunks
            WHERE current_setting('enable_indexscan') = 'off' OR id % 2 = 0
            ORDER BY embedding <-> ?::vector LIMIT 10""",
            "[1,0,0]");
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> half.hasRecallOfAtLeast(0.95, 10))
        .withMessageStartingWith("The search misses nearest neighbours\nSELECT id FROM billing.chu")
        .withMessageContaining("\n  expected: a recall@10 of at least 0.950\n  actual: 0.")
        .withMessageContaining(" of 10 in 1 search\n");
  }

  /** So many that driver and server begin to keep plans. */
  @Test
  void recall_of_many_searches_is_told_from_plans_of_their_own() {
    NearestAssert searches =
        database.assertThatNearest(
            "SELECT id FROM billing.lists ORDER BY embedding <-> ?::vector LIMIT 10", "[1,1,1]");
    for (int i = 1; i < 40; i++) {
      searches = searches.and("[" + i * 70 + "," + (3000 - i * 60) + "," + i * 40 + "]");
    }
    NearestAssert all = searches;
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> all.hasRecallOfAtLeast(0.9, 10))
        .withMessageContaining("\n  expected: a recall@10 of at least 0.900\n  actual: 0.")
        .withMessageContaining(" of 400 in 40 searches\n");
  }

  @Test
  void recall_of_a_search_that_uses_no_index_says_nothing() {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(
            () ->
                database
                    .assertThatNearest(
                        "SELECT id FROM billing.chunks ORDER BY embedding <=> ?::vector LIMIT 5",
                        "[1,0,0]")
                    .hasRecallOfAtLeast(0.5, 5))
        .withMessage(
            """
            The search uses no index
            SELECT id FROM billing.chunks ORDER BY embedding <=> ?::vector LIMIT 5
              expected: a plan that reads an index, so that recall says something
              actual: Limit
                  Sort
                    Seq Scan on chunks
              To fix: create an HNSW index with the operator class of the query's distance""");
  }

  @Test
  void a_search_that_finds_too_few_rows_is_told_so() {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(
            () ->
                database
                    .assertThatNearest(
                        "SELECT id FROM billing.chunks ORDER BY embedding <-> ?::vector LIMIT 5",
                        "[1,0,0]")
                    .hasRecallOfAtLeast(0.5, 10))
        .withMessageStartingWith("The search finds too few rows to tell its recall\n");
  }
}

package dev.seedbed.assertions;

import static dev.seedbed.assertions.SeedbedAssertions.assertThat;
import static dev.seedbed.assertions.behaviour.ExpectedChange.inserted;
import static dev.seedbed.assertions.behaviour.ExpectedChange.updated;

import dev.seedbed.assertions.behaviour.DatabaseAssertions;
import dev.seedbed.catalog.Catalog;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** More Java code of docs/assertions.md: that on single objects and on behaviour. */
class DatabasePageIT {
  private static final String NAME = "assertions_page";
  private static final PGSimpleDataSource SOURCE = new PGSimpleDataSource();

  private final DatabaseAssertions database = DatabaseAssertions.on(SOURCE);
  private final Invoices invoices = new Invoices(SOURCE);

  @BeforeAll
  static void make_a_database() throws SQLException {
    admin("CREATE DATABASE " + NAME);
    SOURCE.setUrl(LiveSchema.server().jdbcUrl(NAME));
    SOURCE.setUser(LiveSchema.server().administrator().user());
    SOURCE.setPassword(LiveSchema.server().administrator().password());
    try (Connection connection = SOURCE.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          """
          CREATE EXTENSION vector;
          CREATE SCHEMA billing;
          CREATE TABLE billing.tenants (id text PRIMARY KEY);
          CREATE TABLE billing.invoices (
            id bigint PRIMARY KEY, tenant_id text NOT NULL REFERENCES billing.tenants,
            user_id text NOT NULL, number text, status text,
            created_at timestamptz NOT NULL DEFAULT now(),
            updated_at timestamptz NOT NULL DEFAULT now(), UNIQUE (tenant_id, number));
          CREATE INDEX invoices_tenant_created ON billing.invoices (tenant_id, created_at DESC);
          CREATE TABLE billing.payments (invoice_id bigint, amount numeric);
          CREATE TABLE billing.chunks (id int PRIMARY KEY, embedding vector(3));
          CREATE INDEX ON billing.chunks USING hnsw (embedding vector_cosine_ops);
          INSERT INTO billing.tenants VALUES ('t1');
          INSERT INTO billing.invoices VALUES (42, 't1', 'u', '1', 'open');
          INSERT INTO billing.chunks
            SELECT n, ARRAY[n % 7 + 1, n % 11 + 1, n]::vector FROM generate_series(1, 40) n;
          """);
    }
  }

  @AfterAll
  static void drop_the_database() throws SQLException {
    admin("DROP DATABASE " + NAME);
  }

  private static void admin(String sql) throws SQLException {
    try (Connection connection = LiveSchema.server().connect("postgres");
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private record Invoices(DataSource dataSource) {
    void pay(long id) throws SQLException {
      try (Connection connection = dataSource.getConnection()) {
        run(connection, "INSERT INTO billing.payments VALUES (?, 12)", id);
        run(connection, "UPDATE billing.invoices SET status = 'paid' WHERE id = ?", id);
      }
    }

    private static void run(Connection connection, String sql, long id) throws SQLException {
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        statement.setLong(1, id);
        statement.execute();
      }
    }
  }

  @Test
  void objects_are_as_they_should_be() throws SQLException {
    Catalog schema;
    try (Connection connection = SOURCE.getConnection()) {
      schema = Catalog.read(connection);
    }
    assertThat(schema)
        .hasExtension("vector")
        .table("billing.invoices")
        .hasPrimaryKey("id")
        .hasUniqueKey("tenant_id", "number")
        .hasTimestamps()
        .hasIndexOn("tenant_id", "created_at desc")
        .column("user_id")
        .isText()
        .isNotNull()
        .column("tenant_id")
        .references("billing.tenants")
        .table("billing.chunks")
        .hasHnswIndexOn("embedding")
        .m(16)
        .efConstruction(64);
  }

  @Test
  void changes_and_statements_are_those_of_a_payment() {
    database
        .assertThatChanges(() -> invoices.pay(42))
        .areExactly(
            inserted("billing.payments", Map.of("invoice_id", 42, "amount", 12)),
            updated("billing.invoices", Map.of("id", 42), Map.of("status", "paid")));
    var counted = new Invoices(database.dataSource());
    database.assertThatStatements(() -> counted.pay(42)).hasCount(2).hasNoRepetition();
  }

  @Test
  void queries_use_the_index() {
    database
        .assertThatQuery("SELECT * FROM billing.invoices WHERE tenant_id = ?", "t1")
        .usesIndex("invoices_tenant_created")
        .scansNoTableSequentially();
  }

  @Test
  void searches_find_the_nearest() {
    database
        .assertThatNearest(
            "SELECT id FROM billing.chunks ORDER BY embedding <=> ?::vector LIMIT 10", "[1,0,0]")
        .and("[0,1,0]")
        .hasRecallOfAtLeast(0.95, 10);
  }
}

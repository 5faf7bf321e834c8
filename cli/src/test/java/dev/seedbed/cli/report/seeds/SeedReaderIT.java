package dev.seedbed.cli.report.seeds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.catalog.Catalog;
import dev.seedbed.cli.ServerOfTests;
import dev.seedbed.fixtures.Bulk;
import dev.seedbed.fixtures.FixtureSettings;
import dev.seedbed.fixtures.Mapping;
import dev.seedbed.fixtures.SeedPlan;
import dev.seedbed.fixtures.Topics;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SeedReaderIT {
  private static final String TABLES =
      """
      CREATE SCHEMA "Rag";
      CREATE TABLE "Rag".workspaces (id text PRIMARY KEY);
      CREATE TABLE "Rag".agents (id text PRIMARY KEY, workspace_id text REFERENCES "Rag".workspaces);
      CREATE TABLE "Rag"."chatMessages" (
        id text PRIMARY KEY, agent_id text REFERENCES "Rag".agents, "promptTokens" int,
        "costUsd" numeric, model text, created_at timestamptz);
      """;

  private Connection connection = ServerOfTests.connect("postgres");

  @BeforeEach
  void connect_to_an_empty_database() throws SQLException {
    connection.close();
    connection = ServerOfTests.connect(ServerOfTests.newDatabase());
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  private void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private SeedData read() throws SQLException {
    return read(null);
  }

  private SeedData read(@Nullable SeedPlan plan) throws SQLException {
    return SeedReader.read(
        connection, Catalog.read(connection), new FixtureSettings(Mapping.BY_NAME, plan));
  }

  private static Plot plot(SeedData data, String title) {
    return data.plots().stream()
        .filter(each -> each.title().startsWith(title))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void messages_belong_to_the_tenant_of_their_agent_and_days_without_any_are_there()
      throws SQLException {
    run(
        TABLES
            + """
            INSERT INTO "Rag".workspaces VALUES ('a'), ('b');
            INSERT INTO "Rag".agents VALUES ('x', 'a'), ('y', 'b');
            INSERT INTO "Rag"."chatMessages" VALUES
              ('1', 'x', 3, 0.5, 'm', '2026-01-05 01:00Z'), ('2', 'x', 1000, 1, 'm', '2026-01-05 01:30Z'),
              ('3', 'y', 0, NULL, 'n', '2026-01-07 23:59Z');
            """);
    SeedData data = read();
    assertThat(data.rows()).isEqualTo(7);
    assertThat(plot(data, "Messages by tenant").series().get(0).points())
        .containsExactly(new Point("a", 2), new Point("b", 1));
    assertThat(plot(data, "Messages by tenant").note())
        .isEqualTo("2 tenants, the largest has 67 %; \"Rag\".\"chatMessages\"");
    assertThat(plot(data, "Messages by day").series().get(0).points())
        .containsExactly(
            new Point("2026-01-05", 2), new Point("2026-01-06", 0), new Point("2026-01-07", 1));
    assertThat(plot(data, "Messages by hour").series().get(0).points())
        .hasSize(168)
        .contains(new Point("1", 2), new Point("71", 1));
    assertThat(plot(data, "Tokens").series().get(0).points())
        .contains(new Point("2", 1), new Point("512", 1), new Point("4", 0));
    assertThat(plot(data, "Cost by model").series().get(0).points())
        .containsExactly(new Point("m", 1.5));
  }

  @Test
  void what_no_column_holds_is_said_to_be_missing() throws SQLException {
    run("CREATE TABLE messages (id int); INSERT INTO messages VALUES (1)");
    SeedData data = read();
    assertThat(plot(data, "Messages by tenant").missing())
        .hasToString(
            "Missing[why=No column of public.messages is known to hold the tenant.,"
                + " fix=Name it in seedbed.yaml under mapping.]");
    assertThat(plot(data, "Cost by day").missing()).isNotNull();
  }

  @Test
  void a_column_of_another_type_spoils_its_own_plot_only() throws SQLException {
    run(
        TABLES
            + """
            ALTER TABLE "Rag"."chatMessages" ALTER "promptTokens" TYPE text, ALTER created_at TYPE date;
            INSERT INTO "Rag"."chatMessages" VALUES ('1', NULL, 'many', 2, 'm', '2026-01-05');
            """);
    SeedData data = read();
    assertThat(plot(data, "Tokens").missing())
        .hasToString(
            "Missing[why=The server could not tell: SQLSTATE 42883.,"
                + " fix=See that the columns of the mapping have the types that the domain expects.]");
    assertThat(plot(data, "Cost by model").missing()).isNull();
  }

  @Test
  void empty_tables_and_no_tables_are_told_apart() throws SQLException {
    assertThat(String.valueOf(read().missing())).contains("No table holds anything of the domain");
    run(TABLES);
    assertThat(String.valueOf(read().missing())).contains("The tables of the domain have no rows");
  }

  @Test
  void recall_grows_with_the_effort_of_the_search() throws SQLException {
    run(
        """
        CREATE SCHEMA ext; CREATE EXTENSION vector SCHEMA ext;
        CREATE TABLE chunks (id int PRIMARY KEY, embedding ext.vector(3));
        INSERT INTO chunks SELECT n, ARRAY[n * 7919 % 3001, n * 4507 % 3001, n * 1709 % 3001]::ext.vector
          FROM generate_series(1, 3000) n;
        CREATE INDEX "Near" ON chunks USING ivfflat (embedding ext.vector_l2_ops) WITH (lists = 200);
        ANALYZE chunks;
        """);
    Plot recall = plot(read(), "Nearest-neighbour recall@10 of Near");
    assertThat(recall.missing()).isNull();
    assertThat(recall.series().get(0).points())
        .extracting(Point::label)
        .containsExactly("probes 1", "probes 2", "probes 4", "probes 8", "probes 16");
    assertThat(recall.series().get(0).points().get(0).value()).isBetween(0.05, 0.9);
    assertThat(recall.series().get(0).points().get(4).value()).isBetween(0.9, 1.0);
  }

  @Test
  void recall_is_measured_by_what_the_plan_has_planted_if_its_rows_are_there() throws Exception {
    run(
        """
        CREATE EXTENSION vector;
        CREATE TABLE tenants (id uuid PRIMARY KEY, name text NOT NULL);
        CREATE TABLE agents (
          id uuid PRIMARY KEY, tenant_id uuid NOT NULL REFERENCES tenants, name text NOT NULL);
        CREATE TABLE messages (
          id uuid PRIMARY KEY, agent_id uuid NOT NULL REFERENCES agents, role text NOT NULL,
          content text NOT NULL, created_at timestamptz NOT NULL);
        CREATE TABLE documents (id uuid PRIMARY KEY, title text NOT NULL);
        CREATE TABLE document_chunks (
          id uuid PRIMARY KEY, document_id uuid NOT NULL REFERENCES documents,
          content text NOT NULL, embedding vector(64) NOT NULL);
        CREATE INDEX near ON document_chunks USING hnsw (embedding vector_cosine_ops);
        """);
    SeedPlan plan =
        SeedPlan.seed(7)
            .agents(
                a ->
                    a.tenants(1)
                        .messages(20)
                        .documents(20)
                        .chunks(1_000)
                        .embeddings(Topics.topics(3)));
    plan.load(ServerOfTests.dataSource(connection.getCatalog()), Bulk.parallel(1));
    run("ANALYZE");

    Plot planted = plot(read(plan), "Nearest-neighbour recall@10 of near");
    assertThat(planted.note())
        .matches(
            "The share of the nearest that the index finds, over \\d+ queries that the seed plan"
                + " planted in public.document_chunks\\.");
    assertThat(planted.series().get(0).points().get(4).value()).isBetween(0.9, 1.0);
    assertThat(plot(read(plan.reseeded(8)), "Nearest-neighbour recall@10 of near").note())
        .endsWith(" rows of public.document_chunks taken as queries.");
    assertThat(plot(read(), "Nearest-neighbour recall@10 of near").note())
        .endsWith(" rows of public.document_chunks taken as queries.");
  }

  @Test
  void nothing_is_written_and_the_connection_is_left_as_it_was() throws SQLException {
    run(TABLES + "INSERT INTO \"Rag\".workspaces VALUES ('a')");
    connection.setAutoCommit(false);
    read();
    assertThat(connection.getAutoCommit()).isFalse();
    connection.setAutoCommit(true);
    read();
    assertThat(connection.getAutoCommit()).isTrue();
    run("CREATE TABLE still_writable (id int)");
  }
}

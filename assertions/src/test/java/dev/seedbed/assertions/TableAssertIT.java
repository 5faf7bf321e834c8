package dev.seedbed.assertions;

import static dev.seedbed.assertions.SeedbedAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.seedbed.assertions.rule.types.TextUserIds;
import dev.seedbed.catalog.Catalog;
import dev.seedbed.catalog.ObjectAddress;
import dev.seedbed.catalog.Origin;
import dev.seedbed.catalog.Origins;
import dev.seedbed.catalog.QualifiedName;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TableAssertIT {
  private static final Catalog SCHEMA = read();

  private static Catalog read() {
    String tables =
        """
        CREATE EXTENSION vector;
        CREATE SCHEMA billing;
        CREATE TABLE billing.tenants (id text PRIMARY KEY);
        CREATE TABLE billing.invoices (
          id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
          tenant_id text NOT NULL REFERENCES billing.tenants,
          user_id uuid,
          number text NOT NULL,
          total numeric(12,2) NOT NULL DEFAULT 0,
          created_at timestamptz NOT NULL DEFAULT now(),
          updated_at timestamptz NOT NULL DEFAULT now(),
          UNIQUE (tenant_id, number));
        CREATE INDEX invoices_recent ON billing.invoices (tenant_id, created_at DESC);
        CREATE INDEX invoices_open ON billing.invoices (user_id) WHERE total > 0;
        CREATE INDEX invoices_lower ON billing.invoices (lower(number));
        CREATE TABLE billing.receipts (id int PRIMARY KEY, tenant_id text);
        CREATE TABLE billing."Line Items" ("Invoice Id" bigint, "Note%s" text, embedding vector(3));
        CREATE INDEX items_embedding ON billing."Line Items" USING hnsw (embedding vector_cosine_ops);
        CREATE TABLE billing.documents (id text, details jsonb, embedding vector(3072));
        CREATE INDEX documents_embedding ON billing.documents
          USING hnsw ((embedding::halfvec(3072)) halfvec_l2_ops) WITH (m = 8, ef_construction = 32);
        """;
    try (LiveSchema live = LiveSchema.of(tables)) {
      var invoices = ObjectAddress.relation(new QualifiedName("billing", "invoices"));
      return live.catalog()
          .withOrigins(new Origins(Map.of(invoices, new Origin("db/V2__invoices.sql", 3))));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void what_is_so_passes_in_one_chain() {
    assertThat(SCHEMA)
        .hasExtension("vector")
        .doesNotHaveTable("billing.orders")
        .table("billing.invoices")
        .hasColumns("id", "total")
        .hasOnlyColumns("id", "tenant_id", "user_id", "number", "total", "created_at", "updated_at")
        .doesNotHaveColumn("amount")
        .hasPrimaryKey("id")
        .hasUniqueKey("number", "tenant_id")
        .hasUniqueKey("id", "number")
        .hasForeignKeyTo("tenants")
        .isTenantIsolatedBy("tenant_id")
        .hasTimestamps()
        .hasIndexOn("tenant_id")
        .hasIndexOn("tenant_id", "created_at desc")
        .hasIndexOn("tenant_id", "created_at DESC NULLS FIRST")
        .hasIndexOn("lower( number )")
        .column("id")
        .isBigint()
        .isIdentity()
        .column("tenant_id")
        .isText()
        .isNotNull()
        .references("billing.tenants")
        .column("user_id")
        .isUuid()
        .isNullable()
        .column("total")
        .hasType("numeric(12,2)")
        .hasDefault("0")
        .returnToTable()
        .column("created_at")
        .isTimestamptz()
        .table("billing.\"Line Items\"")
        .hasHnswIndexOn("embedding")
        .m(16)
        .efConstruction(64)
        .operatorClass("vector_cosine_ops")
        .returnToTable()
        .column("embedding")
        .hasDimensions(3)
        .hasType("vector(3)")
        .returnToSchema()
        .table("documents")
        .hasHnswIndexOn("embedding")
        .m(8)
        .efConstruction(32)
        .operatorClass("halfvec_l2_ops")
        .returnToTable()
        .column("details")
        .isJsonb();
  }

  @Test
  void a_table_that_is_not_there_is_missed_with_the_nearest_names() {
    fails(
        () -> assertThat(SCHEMA).table("billing.invoice"),
        """
        Database postgres has no table billing.invoice
          expected: a table billing.invoice
          actual: none of that name among 5
          To fix: write one that there is: billing.invoices, billing.receipts, billing.tenants""");
  }

  @Test
  void a_column_that_is_not_there_is_missed_with_the_nearest_names() {
    fails(
        () -> assertThat(SCHEMA).table("invoices").column("userid"),
        """
        Table billing.invoices (db/V2__invoices.sql:3) has no column userid
          expected: a column userid
          actual: none of that name among 7
          To fix: write one that there is: user_id, id, number""");
    fails(
        () -> assertThat(SCHEMA).table("invoices").hasColumns("id", "Total"),
        "Table billing.invoices (db/V2__invoices.sql:3) has no column \"Total\"\n");
  }

  @Test
  void a_type_is_named_with_the_line_that_made_it_and_the_change_that_mends_it()
      throws SQLException {
    fails(
        () -> assertThat(SCHEMA).table("invoices").column("user_id").isText(),
        """
        Column billing.invoices.user_id (db/V2__invoices.sql:3) has another type
          expected: text
          actual: uuid
          To fix: ALTER TABLE "billing"."invoices" ALTER COLUMN "user_id" TYPE text \
        USING "user_id"::text;""");
    fails(
        () -> assertThat(SCHEMA).table("documents").column("id").isJsonb(),
        """
        Column billing.documents.id has another type
          expected: jsonb
          actual: text
          To fix: ALTER TABLE "billing"."documents" ALTER COLUMN "id" TYPE jsonb USING "id"::jsonb;""");
  }

  @Test
  void each_assertion_fails_with_what_is_there() {
    TableAssert invoices = assertThat(SCHEMA).table("invoices");
    fails(
        () -> invoices.hasOnlyColumns("id", "tenant_id", "user_id", "number", "total"),
        """
        Table billing.invoices (db/V2__invoices.sql:3) has more columns
          expected: only id, tenant_id, user_id, number, total
          actual: also created_at, updated_at""");
    fails(
        () -> invoices.doesNotHaveColumn("total"),
        """
        Table billing.invoices (db/V2__invoices.sql:3) has a column total
          expected: no column of that name
          actual: numeric(12,2)
          To fix: ALTER TABLE "billing"."invoices" DROP COLUMN "total";""");
    fails(
        () -> invoices.hasPrimaryKey("id", "tenant_id"),
        """
        Table billing.invoices (db/V2__invoices.sql:3) has another primary key
          expected: id, tenant_id
          actual: id""");
    fails(
        () -> invoices.hasUniqueKey("number"),
        """
        Table billing.invoices (db/V2__invoices.sql:3) lets rows agree in number
          expected: a unique key of number
          actual: (id), (tenant_id, number)
          To fix: ALTER TABLE "billing"."invoices" ADD UNIQUE ("number");""");
    fails(
        () -> invoices.hasForeignKeyTo("documents"),
        """
        Table billing.invoices (db/V2__invoices.sql:3) has no foreign key to documents
          expected: a foreign key to billing.documents
          actual: FOREIGN KEY (tenant_id) REFERENCES billing.tenants(id)""");
    fails(
        () -> invoices.isTenantIsolatedBy("workspace_id"),
        "Table billing.invoices (db/V2__invoices.sql:3) has no column workspace_id");
    fails(
        () -> assertThat(SCHEMA).table("receipts").isTenantIsolatedBy("tenant_id"),
        "database postgres: 3 findings (2 errors, 1 warning)\n\n[TEN002 ");
    fails(
        () -> invoices.hasRowSecurity(),
        """
        Table billing.invoices (db/V2__invoices.sql:3) has no row security
          expected: row security enabled
          actual: not enabled
          To fix: ALTER TABLE "billing"."invoices" ENABLE ROW LEVEL SECURITY;""");
    fails(
        () -> invoices.column("user_id").isNotNull(),
        """
        Column billing.invoices.user_id (db/V2__invoices.sql:3) may be null
          expected: NOT NULL
          actual: nullable
          To fix: ALTER TABLE "billing"."invoices" ALTER COLUMN "user_id" SET NOT NULL;""");
    fails(
        () -> invoices.column("user_id").references("tenants"),
        """
        Column billing.invoices.user_id (db/V2__invoices.sql:3) does not refer to tenants
          expected: a foreign key to tenants
          actual: no foreign key of this column""");
  }

  @Test
  void an_index_must_be_usable_for_all_rows_and_begin_with_the_keys() {
    TableAssert invoices = assertThat(SCHEMA).table("invoices");
    fails(
        () -> invoices.hasIndexOn("created_at desc"),
        """
        Table billing.invoices (db/V2__invoices.sql:3) has no index on (created_at desc)
          expected: a valid index over all rows that begins with (created_at desc)
          actual: CREATE INDEX invoices_lower ON billing.invoices USING btree (lower(number))
            CREATE INDEX invoices_open ON billing.invoices USING btree (user_id) \
        WHERE (total > (0)::numeric)
            CREATE UNIQUE INDEX invoices_pkey ON billing.invoices USING btree (id)
            CREATE INDEX invoices_recent ON billing.invoices USING btree (tenant_id, created_at DESC)
            CREATE UNIQUE INDEX invoices_tenant_id_number_key ON billing.invoices \
        USING btree (tenant_id, number)
          To fix: CREATE INDEX ON "billing"."invoices" ("created_at" desc);""");
    fails(() -> invoices.hasIndexOn("tenant_id", "created_at"), "Table billing.invoices");
    fails(() -> invoices.hasIndexOn("user_id"), "Table billing.invoices");
    fails(() -> invoices.hasIndexOn("tenant_id", "created_at desc nulls last"), "Table billing");
    fails(
        () -> invoices.hasHnswIndexOn("number"),
        "Table billing.invoices (db/V2__invoices.sql:3) has no HNSW index on number\n");
    fails(
        () -> assertThat(SCHEMA).table("documents").hasHnswIndexOn("embedding").m(16),
        """
        Index billing.documents_embedding has another m
          expected: m = 16
          actual: m = 8
          To fix: ALTER INDEX "billing"."documents_embedding" SET (m = 16); \
        REINDEX INDEX "billing"."documents_embedding";""");
  }

  @Test
  void rules_are_held_against_the_one_table() {
    fails(
        () -> assertThat(SCHEMA).table("invoices").follows(new TextUserIds()),
        "database postgres: 1 finding (1 error)\n\n[TYP001 text-user-ids] error  billing.invoices.user_id\n");
    assertThat(SCHEMA)
        .accepting("TYP001 column billing.invoices.user_id")
        .table("invoices")
        .follows(new TextUserIds());
    assertThat(SCHEMA).table("tenants").follows(new TextUserIds());
  }

  @Test
  void percent_signs_and_quotes_in_names_stay_as_they_are() {
    fails(
        () -> assertThat(SCHEMA).table("Line Items").column("Note%s").isNotNull(),
        """
        Column billing."Line Items"."Note%s" may be null
          expected: NOT NULL
          actual: nullable
          To fix: ALTER TABLE "billing"."Line Items" ALTER COLUMN "Note%s" SET NOT NULL;""");
  }

  @Test
  void descriptions_go_along() {
    fails(
        () -> assertThat(SCHEMA).as("billing's schema").table("invoices").hasPrimaryKey("number"),
        "[billing's schema] Table billing.invoices (db/V2__invoices.sql:3) has another primary key");
  }

  @Test
  void soft_assertions_go_on_after_each_failure_and_after_what_is_missing() {
    SeedbedSoftAssertions softly = new SeedbedSoftAssertions();
    softly
        .assertThat(SCHEMA)
        .table("invoices")
        .hasPrimaryKey("number")
        .column("user_id")
        .isText()
        .isNotNull()
        .column("nothing")
        .isText()
        .returnToTable()
        .hasRowSecurity()
        .hasHnswIndexOn("number")
        .m(3)
        .table("nowhere")
        .hasPrimaryKey("id")
        .column("id")
        .isText()
        .returnToSchema()
        .hasExtension("postgis");
    assertThat(softly.assertionErrorsCollected())
        .map(error -> String.valueOf(error.getMessage()).lines().findFirst().orElse(""))
        .containsExactly(
            "Table billing.invoices (db/V2__invoices.sql:3) has another primary key",
            "Column billing.invoices.user_id (db/V2__invoices.sql:3) has another type",
            "Column billing.invoices.user_id (db/V2__invoices.sql:3) may be null",
            "Table billing.invoices (db/V2__invoices.sql:3) has no column nothing",
            "Table billing.invoices (db/V2__invoices.sql:3) has no row security",
            "Table billing.invoices (db/V2__invoices.sql:3) has no HNSW index on number",
            "Database postgres has no table nowhere",
            "Database postgres lacks an extension");
  }

  private static void fails(Runnable assertion, String message) {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(assertion::run)
        .withMessageStartingWith(message);
  }
}

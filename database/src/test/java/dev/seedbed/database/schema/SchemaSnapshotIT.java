package dev.seedbed.database.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.seedbed.catalog.SeedbedException;
import dev.seedbed.database.SharedServer;
import dev.seedbed.database.sql.SqlScript;
import dev.seedbed.database.sql.SqlStatement;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaSnapshotIT {
  /** One of each kind, with names that need quotes, in two schemas. */
  private static final String EVERYTHING =
      """
      CREATE SCHEMA app;
      CREATE SCHEMA "Other Side";
      CREATE EXTENSION vector;
      CREATE TYPE app.status AS ENUM ('new', 'it''s done');
      CREATE TYPE app.money AS (amount numeric(12,4), "Currency" text);
      CREATE TYPE app.span AS RANGE (subtype = timestamptz);
      CREATE DOMAIN app.email AS text NOT NULL CHECK (VALUE LIKE '%@%');
      CREATE SEQUENCE app.tickets AS integer START 100 INCREMENT 5 CYCLE;
      CREATE FUNCTION app.next_name() RETURNS text LANGUAGE plpgsql AS $f$
      BEGIN
        -- table app.no_heading
        RETURN 'n; ' || nextval('app.tickets');
      END
      $f$;
      CREATE TABLE app."User" (
        id bigserial PRIMARY KEY,
        "E-Mail" app.email,
        name varchar(40) COLLATE "C" DEFAULT app.next_name(),
        state app.status NOT NULL DEFAULT 'new',
        price app.money,
        n integer GENERATED ALWAYS AS IDENTITY (START WITH 10),
        twice integer GENERATED ALWAYS AS (length(name) * 2) STORED,
        CONSTRAINT "Name; set" CHECK (name <> ''),
        UNIQUE (name, state)
      ) WITH (fillfactor = 70);
      CREATE TABLE app.events (
        at timestamptz NOT NULL,
        "user" bigint REFERENCES app."User" (id) ON DELETE CASCADE DEFERRABLE,
        embedding vector(3),
        PRIMARY KEY (at, "user")
      ) PARTITION BY RANGE (at);
      CREATE TABLE app.events_2026 PARTITION OF app.events
        FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
      CREATE TABLE app.events_rest PARTITION OF app.events DEFAULT;
      CREATE INDEX events_user ON app.events ("user");
      CREATE INDEX ON app.events USING hnsw (embedding vector_cosine_ops) WITH (m = 8);
      CREATE STATISTICS app.user_names (dependencies) ON name, state FROM app."User";
      CREATE UNLOGGED TABLE "Other Side".scratch (note text);
      CREATE VIEW app.a_view AS SELECT * FROM "Other Side".scratch;
      CREATE VIEW "Other Side"."A view" AS SELECT note FROM app.a_view WHERE note <> ';';
      CREATE MATERIALIZED VIEW app.counts AS
        SELECT u.id, u.name, count(*) FROM app."User" u GROUP BY u.id;
      CREATE UNIQUE INDEX counts_id ON app.counts (id);
      CREATE FUNCTION app.users() RETURNS SETOF app."User" LANGUAGE sql STABLE
      BEGIN ATOMIC
        SELECT * FROM app."User";
      END;
      CREATE FUNCTION app.touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
      CREATE AGGREGATE app.total(integer) (SFUNC = int4pl, STYPE = integer, INITCOND = '0');
      CREATE TRIGGER "Touch" BEFORE UPDATE ON app."User"
        FOR EACH ROW EXECUTE FUNCTION app.touch();
      ALTER TABLE app."User" DISABLE TRIGGER "Touch";
      CREATE TRIGGER touch_events BEFORE UPDATE ON app.events
        FOR EACH ROW EXECUTE FUNCTION app.touch();
      CREATE RULE no_delete AS ON DELETE TO "Other Side".scratch DO INSTEAD NOTHING;
      ALTER TABLE app."User" ENABLE ROW LEVEL SECURITY;
      ALTER TABLE app."User" FORCE ROW LEVEL SECURITY;
      CREATE POLICY own ON app."User" FOR SELECT TO snapshot_reader USING (name = CURRENT_USER);
      ALTER TABLE app."User" REPLICA IDENTITY FULL;
      GRANT USAGE ON SCHEMA app TO snapshot_reader;
      GRANT SELECT, INSERT ON app."User" TO snapshot_reader WITH GRANT OPTION;
      GRANT UPDATE (name) ON app."User" TO snapshot_reader;
      REVOKE EXECUTE ON FUNCTION app.next_name() FROM PUBLIC;
      ALTER DEFAULT PRIVILEGES IN SCHEMA app GRANT SELECT ON TABLES TO snapshot_reader;
      COMMENT ON TABLE app."User" IS 'Who''s there; -- table x';
      COMMENT ON COLUMN app."User"."E-Mail" IS 'line one
      line two';
      COMMENT ON CONSTRAINT "Name; set" ON app."User" IS 'why';
      CREATE TABLE public.flyway_schema_history (installed_rank integer PRIMARY KEY);
      CREATE SCHEMA drizzle;
      CREATE TABLE drizzle.__drizzle_migrations (id serial PRIMARY KEY);
      CREATE SCHEMA seedbed;
      CREATE TABLE seedbed.migrations (id text);
      """;

  @TempDir Path folder;

  private static void run(Connection connection, String sql) throws SQLException {
    String role =
        """
        DO $$ BEGIN
          CREATE ROLE snapshot_reader;
        EXCEPTION WHEN duplicate_object THEN NULL;
        END $$;
        """;
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      for (SqlStatement each : SqlScript.parse(role + sql).statements()) {
        statement.execute(each.text());
      }
    }
  }

  private static Connection open() throws SQLException {
    return SharedServer.get().connect(SharedServer.newDatabase());
  }

  private static SchemaSnapshot of(String sql) throws SQLException {
    try (Connection connection = open()) {
      run(connection, sql);
      return SchemaSnapshot.read(connection);
    }
  }

  @Test
  void makes_the_same_schema_again() throws SQLException {
    SchemaSnapshot snapshot = of(EVERYTHING);
    SchemaSnapshot again = of(snapshot.toSql());
    assertThat(SchemaDiff.between(snapshot, again, DiffOptions.STRICT).toString()).isEmpty();
    assertThat(again).isEqualTo(snapshot);
    assertThat(snapshot.objects().stream().map(ObjectDdl::kind).distinct()).hasSize(20);
  }

  @Test
  void reads_what_it_wrote() throws Exception {
    SchemaSnapshot snapshot = of(EVERYTHING);
    Path file = folder.resolve("db/schema.sql");
    snapshot.writeTo(file);
    assertThat(SchemaSnapshot.readFrom(file)).isEqualTo(snapshot);
  }

  @Test
  void leaves_out_histories_extensions_and_what_the_server_has() throws SQLException {
    assertThat(of(EVERYTHING).toSql())
        .doesNotContain("flyway", "drizzle", "seedbed.", "halfvec", "plpgsql WITH");
    assertThat(of("SELECT 1").objects())
        .containsExactly(
            new ObjectDdl(ObjectKind.SCHEMA, "public", "CREATE SCHEMA IF NOT EXISTS public"));
  }

  @Test
  void writes_sql_that_a_person_can_read() throws SQLException {
    assertThat(
            of("""
                CREATE TABLE notes (id integer PRIMARY KEY, "Text" text NOT NULL DEFAULT '');
                CREATE INDEX ON notes ("Text");
                COMMENT ON TABLE notes IS 'what people say';
                """)
                .toSql())
        .isEqualTo(
            """
            -- A schema as Seedbed reads and writes it. A comment above each statement names its object.
            SET check_function_bodies = off;

            -- schema public
            CREATE SCHEMA IF NOT EXISTS public;

            -- table public.notes
            CREATE TABLE public.notes (
              id integer NOT NULL,
              "Text" text DEFAULT ''::text NOT NULL
            );

            -- constraint public.notes.notes_pkey
            ALTER TABLE public.notes ADD CONSTRAINT notes_pkey PRIMARY KEY (id);

            -- index public."notes_Text_idx"
            CREATE INDEX "notes_Text_idx" ON public.notes USING btree ("Text");

            -- comment on TABLE public.notes
            COMMENT ON TABLE public.notes IS 'what people say';
            """);
  }

  @Test
  void reads_the_callers_transaction_and_leaves_it_open() throws SQLException {
    try (Connection connection = open()) {
      connection.setAutoCommit(false);
      run(connection, "SET search_path = public; CREATE TABLE t (id integer)");
      assertThat(SchemaSnapshot.read(connection).objects()).hasSize(2);
      try (Statement statement = connection.createStatement()) {
        assertThat(statement.execute("SELECT id FROM t")).isTrue();
      }
      connection.rollback();
      assertThat(SchemaSnapshot.read(connection).objects()).hasSize(1);
    }
  }

  @Test
  void says_when_there_is_no_file() {
    Path file = folder.resolve("schema.sql");
    assertThatExceptionOfType(SeedbedException.class)
        .isThrownBy(() -> SchemaSnapshot.readFrom(file))
        .withMessage(
            """
            Schema snapshot not found: %s
              expected: a file that SchemaSnapshot.writeTo wrote
              actual: no such file
              To fix: write it once and commit it: -Dseedbed.update-snapshot=true"""
                .formatted(file));
  }

  @Test
  void refuses_a_file_that_is_none() throws Exception {
    Path file = folder.resolve("schema.sql");
    for (String sql : List.of("CREATE TABLE t ()", "-- my table\nCREATE TABLE t ();")) {
      Files.writeString(file, sql);
      assertThatExceptionOfType(SeedbedException.class)
          .isThrownBy(() -> SchemaSnapshot.readFrom(file))
          .withMessageStartingWith("Not a schema snapshot: " + file + ":");
    }
    Files.writeString(file, "-- nothing\n");
    assertThatExceptionOfType(SeedbedException.class)
        .isThrownBy(() -> SchemaSnapshot.readFrom(file))
        .withMessage(
            """
            Not a schema snapshot: %s
              expected: a statement that makes an object
              actual: none
              why: it was not written by Seedbed, or edited by hand
              To fix: write it anew: -Dseedbed.update-snapshot=true"""
                .formatted(file));
  }
}

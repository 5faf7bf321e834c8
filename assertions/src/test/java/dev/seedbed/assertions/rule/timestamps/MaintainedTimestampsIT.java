package dev.seedbed.assertions.rule.timestamps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.seedbed.assertions.LiveSchema;
import dev.seedbed.assertions.rule.Finding;
import dev.seedbed.assertions.rule.RuleResult;
import dev.seedbed.assertions.rule.Subject;
import dev.seedbed.catalog.Catalog;
import dev.seedbed.catalog.SeedbedException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class MaintainedTimestampsIT {
  private static final MaintainedTimestamps RULE = new MaintainedTimestamps();

  private static final String TIMES =
      "created_at timestamptz NOT NULL DEFAULT now(), updated_at timestamptz NOT NULL DEFAULT now()";

  private static final String FUNCTIONS =
      """
      CREATE SCHEMA app;
      CREATE FUNCTION app.touch() RETURNS trigger LANGUAGE plpgsql AS
        'BEGIN NEW.updated_at := now(); RETURN NEW; END';
      CREATE FUNCTION app.fail() RETURNS trigger LANGUAGE plpgsql AS
        'BEGIN RAISE EXCEPTION ''not like this''; END';
      """;

  @Test
  void sees_what_triggers_do_and_mends_what_they_do_not() throws SQLException {
    try (LiveSchema schema =
        LiveSchema.of(
            FUNCTIONS
                + """
                CREATE TABLE app.kept (id int PRIMARY KEY, body text, %1$s);
                CREATE TRIGGER a BEFORE UPDATE ON app.kept FOR EACH ROW
                  WHEN (OLD IS DISTINCT FROM NEW) EXECUTE FUNCTION app.touch();
                CREATE TABLE app.both (id int PRIMARY KEY, body text, %1$s);
                CREATE TRIGGER a BEFORE INSERT OR UPDATE ON app.both FOR EACH ROW
                  EXECUTE FUNCTION app.touch();
                CREATE TABLE app.asleep (id int PRIMARY KEY, body text, %1$s);
                CREATE TRIGGER set_updated_at BEFORE UPDATE ON app.asleep FOR EACH ROW
                  EXECUTE FUNCTION app.touch();
                ALTER TABLE app.asleep DISABLE TRIGGER set_updated_at;
                CREATE TABLE app."In Code" (id int PRIMARY KEY, body text, %1$s);
                CREATE TABLE app.refusing (id int PRIMARY KEY, body text, %1$s);
                CREATE TRIGGER a BEFORE UPDATE ON app.refusing FOR EACH ROW
                  EXECUTE FUNCTION app.fail();
                CREATE TABLE app.alone (updated_at timestamptz NOT NULL);
                CREATE TABLE app.parted (kind text NOT NULL, body text, %1$s)
                  PARTITION BY LIST (kind);
                CREATE TABLE app.parted_a PARTITION OF app.parted FOR VALUES IN ('a');
                CREATE TRIGGER a BEFORE UPDATE ON app.parted FOR EACH ROW
                  EXECUTE FUNCTION app.touch();
                """
                    .formatted(TIMES))) {
      RuleResult result = RULE.check(schema.subject());
      assertThat(result.findings())
          .map(Finding::fingerprint)
          .containsExactly(
              "TIM002 column app.\"In Code\".updated_at", "TIM002 column app.asleep.updated_at");
      assertThat(result.examined()).hasToString("5 columns named updated_at");
      assertThat(result.notCounted())
          .last()
          .hasToString(
              "2 tables that could not be tried out (first app.alone: it has no other column that"
                  + " can be changed)");
      Finding finding = schema.finding(RULE, "app.asleep.updated_at");
      assertThat(finding.problem()).isEqualTo("a row can be changed without a trace of when");
      assertThat(finding.expected())
          .isEqualTo("a trigger that sets the column whenever a row is changed");
      assertThat(finding.actual()).isEqualTo("an UPDATE of body left it as it was");
      assertThat(finding.fix().toSql())
          .isEqualTo(
              """
              -- From then on an UPDATE that sets the column itself is overruled.
              CREATE OR REPLACE FUNCTION "app"."set_updated_at"() RETURNS trigger \
              LANGUAGE plpgsql AS $$ BEGIN NEW."updated_at" := now(); RETURN NEW; END $$;
              CREATE TRIGGER "set_updated_at_2" BEFORE UPDATE ON "app"."asleep" \
              FOR EACH ROW EXECUTE FUNCTION "app"."set_updated_at"();""");
      schema.mend(RULE, "app.asleep.updated_at");
      schema.mend(RULE, "app.\"In Code\".updated_at");
      assertThat(schema.value("SELECT count(*) FROM app.kept")).isEqualTo("0");
    }
  }

  @Test
  void makes_a_row_whatever_the_table_demands() throws SQLException {
    try (LiveSchema schema =
        LiveSchema.of(
            FUNCTIONS
                + """
                CREATE EXTENSION IF NOT EXISTS vector;
                CREATE EXTENSION IF NOT EXISTS citext;
                CREATE TYPE app.mood AS ENUM ('good', 'bad');
                CREATE TYPE app.pair AS (a int, b text);
                CREATE DOMAIN app.short AS varchar(3) CHECK (VALUE ~ '^[a-z]+$');
                CREATE DOMAIN app.must AS app.short NOT NULL CHECK (length(VALUE) = 3);
                CREATE TABLE app.parents (id uuid PRIMARY KEY);
                CREATE TABLE app.everything (
                  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                  serial serial,
                  parent_id uuid NOT NULL REFERENCES app.parents,
                  a smallint NOT NULL CHECK (a > 5), b real NOT NULL, c numeric(2, 2) NOT NULL,
                  d char(2) NOT NULL, e varchar(4) NOT NULL UNIQUE, f app.must, g app.mood NOT NULL,
                  h app.pair NOT NULL, i int[] NOT NULL, j int4range NOT NULL,
                  k tstzmultirange NOT NULL, l public.vector(3) NOT NULL,
                  m public.halfvec(2) NOT NULL, n public.sparsevec(4) NOT NULL,
                  o public.vector NOT NULL, p jsonb NOT NULL DEFAULT '{}', q json NOT NULL,
                  r inet NOT NULL, s cidr NOT NULL, t macaddr NOT NULL, u interval NOT NULL,
                  v bytea NOT NULL, w tsvector NOT NULL, x point NOT NULL, y bit(5) NOT NULL,
                  z varbit NOT NULL, aa boolean NOT NULL, bb money NOT NULL, cc date NOT NULL,
                  dd time NOT NULL, ee timetz NOT NULL, ff polygon NOT NULL, gg "char" NOT NULL,
                  hh box NOT NULL, ii circle NOT NULL, jj line NOT NULL, kk lseg NOT NULL,
                  ll path NOT NULL, mm pg_lsn NOT NULL, nn xml NOT NULL, oo tsquery NOT NULL,
                  pp oid NOT NULL, qq name NOT NULL, rr macaddr8 NOT NULL, ss jsonpath NOT NULL,
                  tt public.citext NOT NULL, uu app.mood[] NOT NULL, vv double precision NOT NULL,
                  sum int GENERATED ALWAYS AS (a + 1) STORED,
                  updated_at timestamp(0) NOT NULL,
                  EXCLUDE USING gist (j WITH &&));
                ALTER TABLE app.everything ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
                CREATE TRIGGER a BEFORE INSERT ON app.everything FOR EACH ROW
                  EXECUTE FUNCTION app.fail();
                """)) {
      RuleResult result = RULE.check(schema.subject());
      assertThat(result.missing()).isNull();
      assertThat(result.findings())
          .map(Finding::objectName)
          .containsExactly("app.everything.updated_at");
      schema.mend(RULE, "app.everything.updated_at");
      assertThat(
              schema.value("SELECT last_value || '/' || is_called FROM app.everything_serial_seq"))
          .isEqualTo("1/false");
    }
  }

  @Test
  void leaves_nothing_behind_in_auto_commit() throws SQLException {
    String schema = "seedbed_maintained";
    try (Connection connection = LiveSchema.server().connect("postgres");
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE SCHEMA " + schema);
      try {
        statement.execute(
            "CREATE TABLE %s.notes (id int PRIMARY KEY CHECK (id > 0), body text, %s)"
                .formatted(schema, TIMES));
        Catalog before = Catalog.read(connection);
        assertThat(RULE.check(Subject.of(before).with(connection)).findings()).hasSize(1);
        assertThat(connection.getAutoCommit()).isTrue();
        assertThat(Catalog.read(connection)).isEqualTo(before);
        connection.setReadOnly(true);
        RuleResult readOnly = RULE.check(Subject.of(before).with(connection));
        assertThat(readOnly.missing()).isEqualTo("a connection that may write");
        connection.setReadOnly(false);
        assertThat(RULE.check(Subject.of(before)).missing())
            .isEqualTo("a connection to the database");
      } finally {
        statement.execute("DROP SCHEMA " + schema + " CASCADE");
      }
    }
  }

  @Test
  void does_not_run_as_a_role_that_owns_no_table() throws SQLException {
    try (LiveSchema schema =
        LiveSchema.of(
            """
            CREATE SCHEMA app;
            CREATE ROLE seedbed_reader;
            CREATE TABLE app.notes (id int, %s);
            SET LOCAL ROLE seedbed_reader;
            """
                .formatted(TIMES))) {
      RuleResult result = RULE.check(schema.subject());
      assertThat(result.missing())
          .startsWith("a connection that can try the tables out (app.notes: permission denied");
      assertThat(result.findings()).isEmpty();
    }
  }

  @Test
  void says_that_the_connection_does_not_work() throws SQLException {
    try (LiveSchema schema =
        LiveSchema.of("CREATE SCHEMA app; CREATE TABLE app.notes (id int, updated_at date)")) {
      Subject subject = schema.subject();
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> schema.execute("SELECT 1 / 0"));
      assertThatExceptionOfType(SeedbedException.class)
          .isThrownBy(() -> RULE.check(subject))
          .withMessage(
              """
              Rule TIM002 maintained-timestamps cannot try anything out in database postgres
                expected: an open connection whose transaction has not failed
                actual: ERROR: current transaction is aborted, commands ignored until end of \
              transaction block (SQLSTATE 25P02)
                why: it makes rows, looks at what becomes of them, and rolls all of it back
                To fix: give the Subject a connection of its own""");
    }
  }

  @Test
  void needs_a_name() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MaintainedTimestamps(new String[0]))
        .withMessage("TIM002 needs at least one name of a timestamp");
  }
}

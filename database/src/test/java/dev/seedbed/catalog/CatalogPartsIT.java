package dev.seedbed.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.seedbed.database.SharedServer;
import dev.seedbed.database.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Constraints, keys, indexes and triggers, each read in the transaction that made it. */
class CatalogPartsIT {
  private static String database;
  private Connection connection;

  @BeforeAll
  static void create_database() throws SQLException {
    database = SharedServer.newDatabase();
  }

  @BeforeEach
  void begin() throws SQLException {
    connection = SharedServer.get().connect(database);
    connection.setAutoCommit(false);
    execute("CREATE SCHEMA app");
  }

  @AfterEach
  void roll_back() throws SQLException {
    connection.rollback();
    connection.close();
  }

  @Test
  void reads_keys_checks_and_exclusions() throws SQLException {
    execute(
        """
        CREATE TABLE app.t (
          id int PRIMARY KEY,
          a int, b int, r int4range,
          CONSTRAINT "Chk.1" CHECK (a > 0 AND b > a),
          CONSTRAINT u UNIQUE NULLS NOT DISTINCT (b, a) INCLUDE (r) DEFERRABLE INITIALLY DEFERRED,
          CONSTRAINT x EXCLUDE USING gist (r WITH &&) WHERE (a > 1),
          CONSTRAINT y EXCLUDE USING gist (int4range(a, b) WITH &&, r WITH &&)
        );
        ALTER TABLE app.t ADD CONSTRAINT late CHECK (b < 9) NOT VALID;
        COMMENT ON CONSTRAINT u ON app.t IS 'unique'
        """);
    Table table = table("app.t");

    assertThat(table.constraints())
        .extracting(Constraint::name, Constraint::kind, Constraint::columns)
        .containsExactly(
            tuple("Chk.1", Constraint.Kind.CHECK, List.of("a", "b")),
            tuple("late", Constraint.Kind.CHECK, List.of("b")),
            tuple("t_pkey", Constraint.Kind.PRIMARY_KEY, List.of("id")),
            tuple("u", Constraint.Kind.UNIQUE, List.of("b", "a")),
            tuple("x", Constraint.Kind.EXCLUSION, List.of("r")),
            tuple("y", Constraint.Kind.EXCLUSION, List.of("r")));
    Constraint unique = table.constraints(Constraint.Kind.UNIQUE).get(0);
    assertThat(unique.deferrable()).isTrue();
    assertThat(unique.initiallyDeferred()).isTrue();
    assertThat(unique.enforced()).isTrue();
    assertThat(unique.comment()).isEqualTo("unique");
    assertThat(unique.definition())
        .isEqualTo("UNIQUE NULLS NOT DISTINCT (b, a) INCLUDE (r) DEFERRABLE INITIALLY DEFERRED");
    assertThat(table.constraints(Constraint.Kind.CHECK))
        .extracting(Constraint::expression, Constraint::validated)
        .containsExactly(tuple("((a > 0) AND (b > a))", true), tuple("(b < 9)", false));
    Index index = table.index("u").orElseThrow();
    assertThat(index.constraint()).isEqualTo("u");
    assertThat(index.nullsNotDistinct()).isTrue();
    assertThat(index.included()).containsExactly("r");
    assertThat(table.index("x").orElseThrow().predicate()).isEqualTo("(a > 1)");
  }

  @Test
  void reads_foreign_keys() throws SQLException {
    execute(
        """
        CREATE SCHEMA crm;
        CREATE TABLE crm.users (tenant int, id int, PRIMARY KEY (tenant, id));
        CREATE TABLE app.t (
          tenant int, "User" int, self int UNIQUE REFERENCES app.t (self) MATCH FULL DEFERRABLE,
          CONSTRAINT f FOREIGN KEY ("User", tenant) REFERENCES crm.users (id, tenant)
            ON DELETE SET NULL ("User") ON UPDATE CASCADE
        )
        """);
    execute(
        """
        ALTER TABLE app.t ADD CONSTRAINT g FOREIGN KEY (tenant, "User") REFERENCES crm.users
          ON DELETE RESTRICT ON UPDATE SET DEFAULT DEFERRABLE INITIALLY DEFERRED NOT VALID
        """);
    Table table = table("app.t");
    ForeignKey f = table.foreignKey("f").orElseThrow();
    ForeignKey g = table.foreignKey("g").orElseThrow();
    ForeignKey self = table.foreignKey("t_self_fkey").orElseThrow();

    assertThat(f.columns()).containsExactly("User", "tenant");
    assertThat(f.referencedTable()).isEqualTo(QualifiedName.parse("crm.users"));
    assertThat(f.referencedColumns()).containsExactly("id", "tenant");
    assertThat(f.onDelete()).isEqualTo(ForeignKey.Action.SET_NULL);
    assertThat(f.onDeleteColumns()).containsExactly("User");
    assertThat(f.onUpdate()).isEqualTo(ForeignKey.Action.CASCADE);
    assertThat(f.validated()).isTrue();
    assertThat(f.deferrable()).isFalse();
    assertThat(g.onDelete()).isEqualTo(ForeignKey.Action.RESTRICT);
    assertThat(g.onUpdate()).isEqualTo(ForeignKey.Action.SET_DEFAULT);
    assertThat(g.validated()).isFalse();
    assertThat(g.initiallyDeferred()).isTrue();
    assertThat(g.onDeleteColumns()).isEmpty();
    assertThat(self.match()).isEqualTo(ForeignKey.Match.FULL);
    assertThat(self.deferrable()).isTrue();
    assertThat(self.onDelete()).isEqualTo(ForeignKey.Action.NO_ACTION);
    assertThat(self.definition())
        .isEqualTo("FOREIGN KEY (self) REFERENCES app.t(self) MATCH FULL DEFERRABLE");
  }

  @Test
  void reads_a_foreign_key_to_a_partitioned_table_once() throws SQLException {
    execute(
        """
        CREATE TABLE app.p (id int PRIMARY KEY) PARTITION BY RANGE (id);
        CREATE TABLE app.p1 PARTITION OF app.p FOR VALUES FROM (1) TO (9);
        CREATE TABLE app.p2 PARTITION OF app.p DEFAULT;
        CREATE TABLE app.plain (p int REFERENCES app.p);
        CREATE TABLE app.split (id int, p int REFERENCES app.p) PARTITION BY LIST (id);
        CREATE TABLE app.split1 PARTITION OF app.split DEFAULT;
        CREATE TABLE app.p3 (id int PRIMARY KEY, up int REFERENCES app.p);
        ALTER TABLE app.p ADD up int REFERENCES app.p;
        ALTER TABLE app.p DETACH PARTITION app.p2;
        ALTER TABLE app.p ATTACH PARTITION app.p3 DEFAULT;
        """);
    Catalog catalog = Catalog.read(connection);

    for (String name :
        List.of("app.p", "app.p1", "app.p3", "app.plain", "app.split", "app.split1")) {
      assertThat(catalog.table(name).orElseThrow().foreignKeys())
          .as(name)
          .extracting(key -> key.referencedTable().toString())
          .containsExactly("app.p");
    }
  }

  @Test
  void reads_index_keys_with_order_collation_and_operator_class() throws SQLException {
    execute("CREATE TABLE app.t (tenant uuid, at timestamptz, name text COLLATE \"C\", n int)");
    execute(
        """
        CREATE INDEX i ON app.t
          (tenant, at DESC, n DESC NULLS LAST, name text_pattern_ops, lower(name) COLLATE "POSIX")
          INCLUDE (n, at) WHERE n IS NOT NULL
        """);
    execute("COMMENT ON INDEX app.i IS 'index'");
    Index index = table("app.t").index("i").orElseThrow();

    assertThat(index.keys())
        .extracting(
            IndexKey::column,
            IndexKey::expression,
            IndexKey::descending,
            IndexKey::nullsFirst,
            key -> key.operatorClass().toString(),
            key -> String.valueOf(key.collation()),
            key -> key.type().sql())
        .containsExactly(
            tuple("tenant", null, false, false, "pg_catalog.uuid_ops", "null", "uuid"),
            tuple(
                "at",
                null,
                true,
                true,
                "pg_catalog.timestamptz_ops",
                "null",
                "timestamp with time zone"),
            tuple("n", null, true, false, "pg_catalog.int4_ops", "null", "integer"),
            tuple(
                "name",
                null,
                false,
                false,
                "pg_catalog.text_pattern_ops",
                "pg_catalog.\"C\"",
                "text"),
            tuple(
                null,
                "lower(name)",
                false,
                false,
                "pg_catalog.text_ops",
                "pg_catalog.\"POSIX\"",
                "text"));
    assertThat(index.included()).containsExactly("n", "at");
    assertThat(index.predicate()).isEqualTo("(n IS NOT NULL)");
    assertThat(index.isPartial()).isTrue();
    assertThat(index.comment()).isEqualTo("index");
    assertThat(index.constraint()).isNull();
    assertThat(index.valid()).isTrue();
    assertThat(index.definition())
        .startsWith("CREATE INDEX i ON app.t USING btree (tenant, at DESC,");
  }

  @Test
  void reads_methods_options_and_columns_of_the_table_where_the_index_stores_others()
      throws SQLException {
    execute("CREATE TABLE app.t (id int PRIMARY KEY, tags text[], doc jsonb)");
    execute("CREATE INDEX g ON app.t USING gin (tags) WITH (fastupdate = off)");
    execute("CREATE UNIQUE INDEX e ON app.t ((doc ->> 'k'), id) WITH (fillfactor = 50)");
    Table table = table("app.t");
    Index gin = table.index("g").orElseThrow();
    Index unique = table.index("e").orElseThrow();

    assertThat(gin.method()).isEqualTo("gin");
    assertThat(gin.options()).isEqualTo(Map.of("fastupdate", "off"));
    assertThat(gin.keys().get(0).type().sql()).isEqualTo("text[]");
    assertThat(unique.unique()).isTrue();
    assertThat(unique.primary()).isFalse();
    assertThat(unique.options()).containsEntry("fillfactor", "50");
    assertThat(unique.keys()).extracting(IndexKey::column).containsExactly(null, "id");
    assertThat(table.index("t_pkey").orElseThrow().primary()).isTrue();
    assertThat(table.indexes())
        .extracting(index -> index.name().name())
        .containsExactly("e", "g", "t_pkey");
  }

  @Test
  void reads_triggers() throws SQLException {
    execute(
        """
        CREATE TABLE app.t (id int, name text);
        CREATE FUNCTION app.f() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RETURN NEW; END$$;
        CREATE TRIGGER "A b" BEFORE UPDATE OF name, id ON app.t FOR EACH ROW
          WHEN (OLD.name IS DISTINCT FROM NEW.name) EXECUTE FUNCTION app.f('ä', 'b''c', '');
        CREATE CONSTRAINT TRIGGER c AFTER INSERT OR DELETE ON app.t DEFERRABLE INITIALLY DEFERRED
          FOR EACH ROW EXECUTE FUNCTION app.f();
        CREATE TRIGGER d AFTER TRUNCATE ON app.t EXECUTE FUNCTION app.f();
        ALTER TABLE app.t DISABLE TRIGGER d;
        ALTER TABLE app.t ENABLE ALWAYS TRIGGER c;
        CREATE VIEW app.v AS SELECT * FROM app.t;
        CREATE TRIGGER v INSTEAD OF DELETE ON app.v FOR EACH ROW EXECUTE FUNCTION app.f();
        CREATE TABLE app.r (id int PRIMARY KEY, up int REFERENCES app.r);
        """);
    Catalog catalog = Catalog.read(connection);
    List<Trigger> triggers = catalog.table("app.t").orElseThrow().triggers();

    assertThat(triggers)
        .extracting(Trigger::name, Trigger::timing, Trigger::level, Trigger::enabled)
        .containsExactly(
            tuple("A b", Trigger.Timing.BEFORE, Trigger.Level.ROW, Trigger.Enabled.ORIGIN),
            tuple("c", Trigger.Timing.AFTER, Trigger.Level.ROW, Trigger.Enabled.ALWAYS),
            tuple("d", Trigger.Timing.AFTER, Trigger.Level.STATEMENT, Trigger.Enabled.DISABLED));
    Trigger first = triggers.get(0);
    assertThat(first.events()).containsExactly(Trigger.Event.UPDATE);
    assertThat(first.columns()).containsExactly("name", "id");
    assertThat(first.condition()).isEqualTo("(old.name IS DISTINCT FROM new.name)");
    assertThat(first.arguments()).containsExactly("ä", "b'c", "");
    assertThat(first.function()).isEqualTo(QualifiedName.parse("app.f"));
    assertThat(first.constraint()).isFalse();
    Trigger deferred = triggers.get(1);
    assertThat(deferred.events()).containsExactly(Trigger.Event.INSERT, Trigger.Event.DELETE);
    assertThat(deferred.constraint()).isTrue();
    assertThat(deferred.initiallyDeferred()).isTrue();
    assertThat(deferred.condition()).isNull();
    assertThat(deferred.arguments()).isEmpty();
    assertThat(catalog.view(QualifiedName.parse("app.v")).orElseThrow().triggers())
        .extracting(Trigger::timing)
        .containsExactly(Trigger.Timing.INSTEAD_OF);
    assertThat(catalog.table("app.r").orElseThrow().triggers()).isEmpty();
  }

  private Table table(String name) {
    return Catalog.read(connection).table(name).orElseThrow();
  }

  private void execute(String sql) throws SQLException {
    Sql.execute(connection, sql);
  }
}

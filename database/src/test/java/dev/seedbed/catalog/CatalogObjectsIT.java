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

/** Schemas, views, functions, sequences, roles, grants and row security. */
class CatalogObjectsIT {
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
    execute("CREATE ROLE app_owner; CREATE ROLE \"App Reader\" LOGIN NOINHERIT");
    execute("CREATE SCHEMA app AUTHORIZATION app_owner");
  }

  @AfterEach
  void roll_back() throws SQLException {
    connection.rollback();
    connection.close();
  }

  @Test
  void reads_schemas_but_the_servers_own() throws SQLException {
    execute("COMMENT ON SCHEMA app IS 'the app'; GRANT USAGE ON SCHEMA app TO PUBLIC");
    execute("CREATE TEMPORARY TABLE fleeting (id int)");
    Catalog catalog = Catalog.read(connection);

    assertThat(catalog.schemas())
        .extracting(Schema::name)
        .contains("app", "public")
        .noneMatch(name -> name.startsWith("pg_") || name.equals("information_schema"));
    assertThat(catalog.schema("app"))
        .contains(
            new Schema(
                "app",
                "app_owner",
                "the app",
                List.of(
                    new Grant(null, Privilege.USAGE, false, "app_owner"),
                    new Grant("app_owner", Privilege.CREATE, false, "app_owner"),
                    new Grant("app_owner", Privilege.USAGE, false, "app_owner")),
                null));
    assertThat(catalog.table("fleeting")).isEmpty();
  }

  @Test
  void reads_grants_on_tables_and_columns() throws SQLException {
    execute("CREATE TABLE app.t (id int, secret text)");
    execute("GRANT SELECT ON app.t TO PUBLIC");
    execute("GRANT UPDATE ON app.t TO \"App Reader\" WITH GRANT OPTION");
    execute("GRANT INSERT (id), SELECT (id) ON app.t TO \"App Reader\"");
    Table table = table("app.t");
    String owner = table.owner();

    assertThat(table.grants())
        .startsWith(
            new Grant(null, Privilege.SELECT, false, owner),
            new Grant("App Reader", Privilege.UPDATE, true, owner));
    assertThat(table.column("id").orElseThrow().grants())
        .containsExactly(
            new Grant("App Reader", Privilege.SELECT, false, owner),
            new Grant("App Reader", Privilege.INSERT, false, owner));
    assertThat(table.column("secret").orElseThrow().grants()).isEmpty();
  }

  @Test
  void reads_what_holds_where_nobody_granted_anything() throws SQLException {
    execute("SET LOCAL ROLE app_owner; CREATE TABLE app.t (); RESET ROLE");
    execute("CREATE FUNCTION app.f() RETURNS int LANGUAGE sql AS 'SELECT 1'");
    Catalog catalog = Catalog.read(connection);

    assertThat(catalog.table("app.t").orElseThrow().owner()).isEqualTo("app_owner");
    assertThat(catalog.table("app.t").orElseThrow().grants())
        .extracting(Grant::grantee, Grant::privilege)
        .contains(tuple("app_owner", Privilege.SELECT), tuple("app_owner", Privilege.DELETE));
    assertThat(catalog.functions(QualifiedName.parse("app.f")).get(0).grants())
        .anyMatch(grant -> grant.toPublic() && grant.privilege() == Privilege.EXECUTE);
  }

  @Test
  void reads_what_default_privileges_granted() throws SQLException {
    execute("ALTER DEFAULT PRIVILEGES IN SCHEMA app GRANT SELECT ON TABLES TO \"App Reader\"");
    execute("ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC");
    execute("CREATE TABLE app.t ()");
    execute("CREATE FUNCTION app.f() RETURNS int LANGUAGE sql AS 'SELECT 1'");
    Catalog catalog = Catalog.read(connection);

    assertThat(catalog.table("app.t").orElseThrow().grants())
        .extracting(Grant::grantee)
        .contains("App Reader");
    assertThat(catalog.functions(QualifiedName.parse("app.f")).get(0).grants())
        .noneMatch(Grant::toPublic);
  }

  @Test
  void reads_row_security() throws SQLException {
    execute(
        """
        CREATE TABLE app.plain (); CREATE TABLE app.t (tenant text);
        ALTER TABLE app.t ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
        CREATE POLICY "P 1" ON app.t USING (tenant = current_setting('app.tenant'));
        CREATE POLICY q ON app.t AS RESTRICTIVE FOR UPDATE TO "App Reader", app_owner
          USING (true) WITH CHECK (tenant <> '');
        COMMENT ON POLICY q ON app.t IS 'q';
        """);
    Catalog catalog = Catalog.read(connection);
    RowSecurity security = catalog.table("app.t").orElseThrow().rowSecurity();

    assertThat(catalog.table("app.plain").orElseThrow().rowSecurity()).isEqualTo(RowSecurity.NONE);
    assertThat(security.enabled()).isTrue();
    assertThat(security.forced()).isTrue();
    assertThat(security.policies())
        .containsExactly(
            new Policy(
                "P 1",
                Policy.Command.ALL,
                true,
                List.of(),
                "(tenant = current_setting('app.tenant'::text))",
                null,
                null),
            new Policy(
                "q",
                Policy.Command.UPDATE,
                false,
                List.of("App Reader", "app_owner"),
                "true",
                "(tenant <> ''::text)",
                "q"));
    assertThat(security.policies().get(0).toPublic()).isTrue();
  }

  @Test
  void reads_views_with_their_options_and_what_they_read() throws SQLException {
    execute(
        """
        CREATE TABLE app.t (id int, name text);
        CREATE TABLE app.other (id int);
        CREATE VIEW app.v WITH (security_invoker = true, security_barrier) AS
          SELECT t.id, t.name FROM app.t JOIN app.other USING (id);
        CREATE MATERIALIZED VIEW app.m AS SELECT id FROM app.v;
        CREATE UNIQUE INDEX m_id ON app.m (id);
        COMMENT ON VIEW app.v IS 'view';
        """);
    Catalog catalog = Catalog.read(connection);
    View view = catalog.view(QualifiedName.parse("app.v")).orElseThrow();
    View materialized = catalog.view(QualifiedName.parse("app.m")).orElseThrow();

    assertThat(view.materialized()).isFalse();
    assertThat(view.options())
        .isEqualTo(Map.of("security_invoker", "true", "security_barrier", "true"));
    assertThat(view.reads())
        .containsExactly(QualifiedName.parse("app.other"), QualifiedName.parse("app.t"));
    assertThat(view.definition()).startsWith("SELECT ").doesNotEndWith(";");
    assertThat(view.comment()).isEqualTo("view");
    assertThat(view.column("name")).map(column -> column.type().sql()).contains("text");
    assertThat(materialized.materialized()).isTrue();
    assertThat(materialized.reads()).containsExactly(QualifiedName.parse("app.v"));
    assertThat(materialized.indexes()).extracting(Index::unique).containsExactly(true);
    assertThat(catalog.tables()).extracting(table -> table.name().name()).doesNotContain("v", "m");
  }

  @Test
  void reads_functions_and_their_overloads() throws SQLException {
    execute(
        """
        CREATE FUNCTION app.f(a int, b text DEFAULT 'x') RETURNS int IMMUTABLE STRICT
          BEGIN ATOMIC SELECT a + 1; END
        """);
    execute(
        """
        CREATE TYPE app.state AS ENUM ('a');
        CREATE FUNCTION app.f(v app.state, OUT q int) LANGUAGE sql SECURITY DEFINER
          SET search_path = app, pg_temp SET work_mem = '1MB' AS 'SELECT 1';
        CREATE PROCEDURE app.p() LANGUAGE plpgsql AS $$BEGIN NULL; END$$;
        CREATE AGGREGATE app.total(int) (SFUNC = int4pl, STYPE = int);
        """);
    Catalog catalog = Catalog.read(connection);
    List<Function> overloads = catalog.functions(QualifiedName.parse("app.f"));

    assertThat(overloads)
        .extracting(Function::signature)
        .containsExactly("app.state", "integer, text");
    Function definer = overloads.get(0);
    assertThat(definer.securityDefiner()).isTrue();
    assertThat(definer.settings())
        .isEqualTo(Map.of("search_path", "app, pg_temp", "work_mem", "1MB"));
    assertThat(definer.body()).isEqualTo("SELECT 1");
    assertThat(definer.returns()).isEqualTo("integer");
    assertThat(definer.address()).hasToString("function app.f(app.state)");
    Function atomic = overloads.get(1);
    assertThat(atomic.arguments()).isEqualTo("a integer, b text DEFAULT 'x'::text");
    assertThat(atomic.volatility()).isEqualTo(Function.Volatility.IMMUTABLE);
    assertThat(atomic.strict()).isTrue();
    assertThat(atomic.language()).isEqualTo("sql");
    assertThat(atomic.body()).startsWith("BEGIN ATOMIC");
    assertThat(catalog.functions(QualifiedName.parse("app.p")))
        .extracting(Function::kind, Function::returns)
        .containsExactly(tuple(Function.Kind.PROCEDURE, null));
    assertThat(catalog.functions(QualifiedName.parse("app.total")))
        .extracting(Function::kind)
        .containsExactly(Function.Kind.AGGREGATE);
  }

  @Test
  void reads_sequences_and_whose_they_are() throws SQLException {
    execute("CREATE TABLE app.t (a serial, b bigint GENERATED ALWAYS AS IDENTITY)");
    execute("CREATE SEQUENCE app.free AS smallint INCREMENT -1 CYCLE CACHE 5");
    Catalog catalog = Catalog.read(connection);
    QualifiedName table = QualifiedName.parse("app.t");
    Sequence free = catalog.sequence(QualifiedName.parse("app.free")).orElseThrow();

    assertThat(catalog.sequences())
        .extracting(sequence -> sequence.name().name(), Sequence::ownedBy, Sequence::identity)
        .containsExactly(
            tuple("free", null, false),
            tuple("t_a_seq", new ColumnName(table, "a"), false),
            tuple("t_b_seq", new ColumnName(table, "b"), true));
    assertThat(free.type()).isEqualTo("smallint");
    assertThat(free.increment()).isEqualTo(-1);
    assertThat(free.minimum()).isEqualTo(-32768);
    assertThat(free.cycle()).isTrue();
    assertThat(free.cache()).isEqualTo(5);
  }

  @Test
  void reads_roles_and_their_memberships() throws SQLException {
    execute("ALTER ROLE app_owner BYPASSRLS; COMMENT ON ROLE app_owner IS 'owner'");
    execute("GRANT app_owner TO \"App Reader\"; GRANT pg_read_all_data TO \"App Reader\"");
    Catalog catalog = Catalog.read(connection);
    Role owner = catalog.role("app_owner").orElseThrow();
    Role reader = catalog.role("App Reader").orElseThrow();

    assertThat(owner.bypassRowSecurity()).isTrue();
    assertThat(owner.superuser()).isFalse();
    assertThat(owner.login()).isFalse();
    assertThat(owner.comment()).isEqualTo("owner");
    assertThat(reader.login()).isTrue();
    assertThat(reader.inherit()).isFalse();
    assertThat(reader.memberOf()).containsExactly("app_owner", "pg_read_all_data");
    assertThat(catalog.roles()).noneMatch(role -> role.name().startsWith("pg_"));
    assertThat(catalog.roles()).anyMatch(Role::superuser);
  }

  @Test
  void counts_no_membership_that_only_allows_to_grant_it_on() throws SQLException {
    execute("CREATE ROLE maker CREATEROLE; SET LOCAL ROLE maker; CREATE ROLE made; RESET ROLE");

    assertThat(Catalog.read(connection).role("maker")).map(Role::memberOf).contains(List.of());
  }

  @Test
  void tells_what_belongs_to_an_extension() throws SQLException {
    execute("CREATE TABLE app.own (); CREATE TABLE app.theirs (id int PRIMARY KEY)");
    execute("ALTER EXTENSION plpgsql ADD TABLE app.theirs");
    Catalog catalog = Catalog.read(connection);

    assertThat(catalog.table("app.theirs")).map(Table::extension).contains("plpgsql");
    assertThat(catalog.userTables())
        .extracting(table -> table.name().name())
        .containsExactly("own");
    assertThat(catalog.extension("plpgsql")).map(Extension::schema).contains("pg_catalog");
  }

  private Table table(String name) {
    return Catalog.read(connection).table(name).orElseThrow();
  }

  private void execute(String sql) throws SQLException {
    Sql.execute(connection, sql);
  }
}

package dev.seedbed.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seedbed.database.SharedServer;
import dev.seedbed.database.Sql;
import dev.seedbed.database.isolation.RollbackSession;
import dev.seedbed.database.isolation.SessionPool;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How a catalog is read: transactions, settings, roles, failures and the number of queries. */
class CatalogReadingIT {
  private String database;
  private Connection connection;

  @BeforeEach
  void create_database() throws SQLException {
    database = SharedServer.newDatabase();
    connection = connect();
  }

  @AfterEach
  void close_connection() throws SQLException {
    connection.close();
  }

  @Test
  void reads_an_empty_database() {
    Catalog catalog = Catalog.read(connection);

    assertThat(catalog.database()).isEqualTo(database);
    assertThat(catalog.majorVersion()).isGreaterThanOrEqualTo(15);
    assertThat(catalog.tables()).isEmpty();
    assertThat(catalog.functions()).isEmpty();
    assertThat(catalog.schemas()).extracting(Schema::name).containsExactly("public");
  }

  @Test
  void runs_as_many_queries_for_a_thousand_tables_as_for_three() throws SQLException {
    createTables(1, 3);
    WatchedConnection few = new WatchedConnection(connection, UnaryOperator.identity());
    Catalog small = Catalog.read(few.connection());
    createTables(4, 1000);
    WatchedConnection many = new WatchedConnection(connection, UnaryOperator.identity());
    Catalog large = Catalog.read(many.connection());

    assertThat(small.tables()).hasSize(3);
    assertThat(large.tables()).hasSize(1000);
    assertThat(large.tables()).allMatch(table -> table.indexes().size() == 1);
    assertThat(many.executed()).isEqualTo(few.executed());
    assertThat(many.executed()).filteredOn(sql -> sql.contains("SELECT")).hasSize(12);
  }

  @Test
  void reads_the_same_twice() throws SQLException {
    createTables(1, 9);

    assertThat(Catalog.read(connection)).isEqualTo(Catalog.read(connection));
  }

  @Test
  void leaves_a_connection_in_auto_commit_as_it_was() throws SQLException {
    execute("SET search_path = nowhere; SET datestyle = 'ISO, DMY'; SET timezone = 'Asia/Tokyo'");
    Catalog.read(connection);

    assertThat(connection.getAutoCommit()).isTrue();
    assertThat(connection.isReadOnly()).isFalse();
    assertThat(connection.getTransactionIsolation())
        .isEqualTo(Connection.TRANSACTION_READ_COMMITTED);
    assertThat(query("SHOW search_path")).isEqualTo("nowhere");
    assertThat(query("SHOW datestyle")).isEqualTo("ISO, DMY");
    assertThat(query("SHOW timezone")).isEqualTo("Asia/Tokyo");
    assertThat(query("SELECT pg_current_xact_id_if_assigned()")).isNull();
    execute("CREATE TABLE public.writable ()");
  }

  @Test
  void reads_uncommitted_changes_in_the_callers_transaction_and_leaves_it_open()
      throws SQLException {
    connection.setAutoCommit(false);
    execute("SET search_path = before; SET LOCAL datestyle = 'ISO, DMY'");
    execute("CREATE TABLE public.uncommitted ()");
    Catalog catalog = Catalog.read(connection);

    assertThat(catalog.table("public.uncommitted")).isPresent();
    assertThat(connection.getAutoCommit()).isFalse();
    assertThat(query("SHOW search_path")).isEqualTo("before");
    assertThat(query("SHOW datestyle")).isEqualTo("ISO, DMY");
    connection.commit();
    assertThat(query("SELECT to_regclass('public.uncommitted')")).isEqualTo("public.uncommitted");
    assertThat(query("SHOW search_path")).isEqualTo("before");
  }

  @Test
  void reads_all_parts_of_one_moment_in_auto_commit() throws SQLException {
    createTables(1, 2);
    try (Connection other = connect()) {
      WatchedConnection watched =
          new WatchedConnection(
              connection,
              sql -> {
                if (sql.contains("relkind = 'S'")) {
                  run(other, "CREATE TABLE public.late (id int); DROP TABLE public.t1");
                }
                return sql;
              });
      Catalog catalog = Catalog.read(watched.connection());

      assertThat(catalog.tables())
          .extracting(table -> table.name().toString())
          .containsExactly("public.t1", "public.t2");
      assertThat(Catalog.read(connection).tables())
          .extracting(table -> table.name().toString())
          .containsExactly("public.late", "public.t2");
    }
  }

  @Test
  void prints_definitions_alike_whatever_the_settings_of_the_session() throws SQLException {
    execute(
        """
        CREATE SCHEMA app;
        CREATE TYPE app.state AS ENUM ('a');
        CREATE FUNCTION app.now_utc() RETURNS timestamptz LANGUAGE sql AS 'SELECT now()';
        CREATE TABLE app.t (
          id serial PRIMARY KEY, state app.state DEFAULT 'a', at timestamptz DEFAULT app.now_utc(),
          due timestamptz DEFAULT '2024-03-01 12:00+00', day date DEFAULT '2024-03-01',
          span interval DEFAULT '1 day 02:00', bytes bytea DEFAULT '\\x00ff', ratio float8 DEFAULT 0.1
        );
        CREATE INDEX ON app.t (due) WHERE state = 'a' AND due > '2024-03-01 12:00+00';
        CREATE VIEW app.v AS SELECT id, state FROM app.t;
        """);
    Catalog plain = Catalog.read(connection);
    execute(
        """
        SET search_path = app; SET quote_all_identifiers = on; SET datestyle = 'ISO, DMY';
        SET intervalstyle = iso_8601; SET timezone = 'Asia/Tokyo'; SET extra_float_digits = -3;
        SET bytea_output = escape
        """);

    assertThat(Catalog.read(connection)).isEqualTo(plain);
    assertThat(plain.table("app.t").orElseThrow().columns())
        .extracting(Column::defaultExpression)
        .contains(
            "'a'::app.state",
            "app.now_utc()",
            "'2024-03-01 12:00:00+00'::timestamp with time zone",
            "'1 day 02:00:00'::interval");
  }

  @Test
  void is_not_misled_by_a_temporary_table_named_like_a_catalog() throws SQLException {
    createTables(1, 1);
    execute("CREATE TEMPORARY TABLE pg_class (oid oid)");

    assertThat(Catalog.read(connection).tables()).hasSize(1);
  }

  @Test
  void reads_the_same_as_a_role_that_may_do_nothing() throws SQLException {
    String role = database + "_guest";
    execute("CREATE ROLE " + role + " LOGIN PASSWORD 'guest'");
    try {
      execute(
          """
          CREATE SCHEMA secret; REVOKE ALL ON SCHEMA public FROM PUBLIC;
          CREATE TYPE secret.state AS ENUM ('a');
          CREATE TABLE secret.t (id serial PRIMARY KEY, state secret.state DEFAULT 'a' CHECK (state <> 'a'));
          CREATE INDEX ON secret.t (lower(id::text)) WHERE id > 1;
          ALTER TABLE secret.t ENABLE ROW LEVEL SECURITY;
          CREATE POLICY p ON secret.t USING (false);
          CREATE VIEW secret.v AS SELECT * FROM secret.t;
          CREATE FUNCTION secret.f() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RETURN NULL; END$$;
          CREATE TRIGGER g AFTER UPDATE ON secret.t FOR EACH ROW WHEN (OLD.id <> NEW.id)
            EXECUTE FUNCTION secret.f();
          """);
      try (Connection guest =
          DriverManager.getConnection(SharedServer.get().jdbcUrl(database), role, "guest")) {
        assertThat(Catalog.read(guest)).isEqualTo(Catalog.read(connection));
      }
    } finally {
      execute("DROP ROLE " + role);
    }
  }

  @Test
  void reads_in_the_transaction_of_a_test_under_rollback() throws SQLException {
    createTables(1, 2);
    try (SessionPool pool = new SessionPool(() -> connect())) {
      RollbackSession session = pool.begin();
      try (Connection shared = session.connection()) {
        run(shared, "CREATE TABLE public.of_the_test ()");

        assertThat(Catalog.read(shared).tables()).hasSize(3);
        shared.setAutoCommit(false);
        assertThat(Catalog.read(shared).tables()).hasSize(3);
      }
      session.end();
    }
    assertThat(Catalog.read(connection).tables()).hasSize(2);
  }

  @Test
  void tells_of_an_invalid_index() throws SQLException {
    execute("CREATE TABLE public.t (id int)");
    execute("INSERT INTO public.t VALUES (1), (1)");
    assertThatThrownBy(() -> execute("CREATE UNIQUE INDEX CONCURRENTLY twice ON public.t (id)"))
        .isInstanceOf(SQLException.class);
    Index index =
        Catalog.read(connection).table("public.t").orElseThrow().index("twice").orElseThrow();

    assertThat(index.valid()).isFalse();
    assertThat(index.ready()).isFalse();
  }

  @Test
  void explains_a_transaction_that_has_failed_already() throws SQLException {
    connection.setAutoCommit(false);
    assertThatThrownBy(() -> execute("SELECT 1 / 0")).isInstanceOf(SQLException.class);

    assertThatThrownBy(() -> Catalog.read(connection))
        .isInstanceOf(CatalogException.class)
        .hasMessage(
            """
            Cannot read the catalog of database %s
              expected: a transaction in which no statement has failed
              actual: ERROR: current transaction is aborted, commands ignored until end of transaction block
                SQLSTATE 25P02
              why: a statement failed before this, and PostgreSQL answers no more until the rollback
              To fix: roll back before reading the catalog
                  or: read it from a connection in auto-commit mode"""
                .formatted(database));
    connection.rollback();
    assertThat(Catalog.read(connection).tables()).isEmpty();
  }

  @Test
  void explains_a_closed_connection() throws SQLException {
    Connection closed = connect();
    closed.close();

    assertThatThrownBy(() -> Catalog.read(closed))
        .isInstanceOf(CatalogException.class)
        .hasMessage(
            """
            Cannot read the catalog of a database
              expected: an open connection
              actual: This connection has been closed.
                SQLSTATE 08003
              To fix: read the catalog before closing the connection
                  or: look into the server's log, if nobody closed it""");
  }

  @Test
  void leaves_the_callers_transaction_usable_when_a_query_fails() throws SQLException {
    connection.setAutoCommit(false);
    execute("SET search_path = before");
    execute("CREATE TABLE public.uncommitted ()");
    WatchedConnection failing = failing();

    assertThatThrownBy(() -> Catalog.read(failing.connection()))
        .isInstanceOf(CatalogException.class)
        .hasMessageContaining("division by zero");
    assertThat(query("SHOW search_path")).isEqualTo("before");
    assertThat(Catalog.read(connection).tables()).hasSize(1);
  }

  @Test
  void leaves_a_connection_in_auto_commit_usable_when_a_query_fails() throws SQLException {
    execute("SET search_path = before");
    WatchedConnection failing = failing();

    assertThatThrownBy(() -> Catalog.read(failing.connection()))
        .isInstanceOf(CatalogException.class)
        .hasMessageContaining("SQLSTATE 22012")
        .hasNoSuppressedExceptions();
    assertThat(connection.getAutoCommit()).isTrue();
    assertThat(query("SHOW search_path")).isEqualTo("before");
    assertThat(Catalog.read(connection).tables()).isEmpty();
  }

  /** Fails in the middle, after the settings were made. */
  private WatchedConnection failing() {
    return new WatchedConnection(
        connection, sql -> sql.contains("pg_trigger") ? "SELECT 1 / 0" : sql);
  }

  private void createTables(int first, int last) throws SQLException {
    execute(
        """
        DO $$ BEGIN
          FOR i IN %d..%d LOOP
            EXECUTE format('CREATE TABLE public.t%%s (id int PRIMARY KEY, n int CHECK (n > 0))', i);
          END LOOP;
        END $$
        """
            .formatted(first, last));
  }

  private void execute(String sql) throws SQLException {
    Sql.execute(connection, sql);
  }

  private String query(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }

  private static void run(Connection connection, String sql) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new AssertionError(sql, e);
    }
  }

  private Connection connect() throws SQLException {
    return SharedServer.get().connect(database);
  }
}

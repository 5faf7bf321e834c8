package dev.seedbed.database;

import static dev.seedbed.database.Sql.execute;
import static dev.seedbed.database.Sql.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.seedbed.catalog.SeedbedException;
import dev.seedbed.database.isolation.CloneSession;
import dev.seedbed.database.isolation.Isolation;
import dev.seedbed.database.isolation.IsolationException;
import dev.seedbed.database.isolation.TestSession;
import dev.seedbed.database.server.Await;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

/** What each mode promises, on a server of our own. */
class IsolationModesIT {
  private static final TestDatabases DATABASES = new TestDatabases(SharedServer.get());
  private static TestDatabase database;

  @BeforeAll
  static void migrate() throws SQLException {
    database =
        DATABASES.migratedBy(
            TestSchema.of(
                """
                CREATE ROLE "App; user";
                CREATE TABLE agents (id serial PRIMARY KEY, name text UNIQUE);
                INSERT INTO agents (name) VALUES ('router'), ('writer');
                CREATE SEQUENCE untouched;
                CREATE FUNCTION opens() RETURNS void LANGUAGE sql AS
                  $$ SELECT set_config('default_transaction_read_only', 'off', false) $$;
                DO $$ BEGIN
                  EXECUTE format('ALTER DATABASE %I SET lock_timeout = ''7s''',
                    current_database());
                  EXECUTE format('ALTER DATABASE %I SET search_path = "$user", public, "Odd""x"',
                    current_database());
                  EXECUTE format('ALTER DATABASE %I SET my.setting = ''it''''s''',
                    current_database());
                  EXECUTE format('ALTER ROLE "App; user" IN DATABASE %I SET search_path = ''''',
                    current_database());
                  EXECUTE format('REVOKE TEMPORARY ON DATABASE %I FROM PUBLIC', current_database());
                  EXECUTE format('GRANT CREATE ON DATABASE %I TO "App; user"', current_database());
                END $$;
                """));
  }

  @AfterAll
  static void close() {
    DATABASES.close();
  }

  @Test
  void gives_parallel_sessions_under_rollback_databases_of_their_own() throws SQLException {
    TestSession one = database.begin(new Isolation.Rollback(false));
    TestSession other = database.begin(new Isolation.Rollback(false));
    try {
      assertThat(one.database()).isNotEqualTo(other.database());
      // In one database the second insert and the ALTER TABLE would wait for ever.
      execute(one.dataSource(), "INSERT INTO agents (name) VALUES ('same')");
      execute(other.dataSource(), "INSERT INTO agents (name) VALUES ('same')");
      execute(one.dataSource(), "ALTER TABLE agents ADD COLUMN size int");
      assertThat(query(other.dataSource(), "SELECT count(*) FROM agents")).containsExactly("3");
    } finally {
      one.end();
      other.end();
    }
  }

  @Test
  void uses_the_same_database_for_one_session_after_the_other() throws SQLException {
    TestSession one = database.begin(new Isolation.Rollback(false));
    String name = one.database();
    one.end();
    TestSession next = database.begin(new Isolation.Rollback(false));
    next.end();
    assertThat(next.database()).isEqualTo(name);
  }

  @Test
  void starts_sequences_where_the_migrations_left_them_if_asked() throws SQLException {
    for (Isolation isolation :
        List.of(
            new Isolation.Rollback(false),
            new Isolation.Rollback(true),
            new Isolation.Rollback(true))) {
      TestSession session = database.begin(isolation);
      List<String> drawn =
          query(session.dataSource(), "INSERT INTO agents (name) VALUES ('x') RETURNING id");
      assertThat(query(session.dataSource(), "SELECT nextval('untouched')")).hasSize(1);
      session.end();
      if (isolation.equals(new Isolation.Rollback(true))) {
        assertThat(drawn).containsExactly("3");
      }
    }
  }

  @Test
  void lets_each_session_under_clone_commit_into_a_database_of_its_own() throws SQLException {
    TestSession one = database.begin(new Isolation.Clone());
    TestSession other = database.begin(new Isolation.Clone());
    try {
      execute(one.dataSource(), "INSERT INTO agents (name) VALUES ('same')");
      execute(other.dataSource(), "INSERT INTO agents (name) VALUES ('same')");
      assertThat(query(one.dataSource(), "SELECT id FROM agents ORDER BY id"))
          .containsExactly("1", "2", "3");
    } finally {
      one.end();
      other.end();
    }
  }

  @Test
  void has_real_connections_under_clone() throws SQLException {
    TestSession session = database.begin(new Isolation.Clone());
    try (Connection one = session.connection();
        Connection other = session.connection()) {
      one.setAutoCommit(false);
      execute(one, "INSERT INTO agents (name) VALUES ('mine')");
      assertThat(query(other, "SELECT name FROM agents")).doesNotContain("mine");
      one.commit();
      assertThat(query(other, "SELECT name FROM agents")).contains("mine");
      execute(other, "LISTEN news", "CREATE INDEX CONCURRENTLY ON agents (name)", "VACUUM agents");
      one.setAutoCommit(true);
      execute(one, "NOTIFY news, 'arrived'");
      assertThat(other.unwrap(PGConnection.class).getNotifications(5000))
          .extracting(notification -> notification.getParameter())
          .containsExactly("arrived");
    } finally {
      session.end();
    }
  }

  @Test
  void lends_a_closed_connection_again_as_new() throws SQLException {
    TestSession session = database.begin(new Isolation.Clone());
    try {
      Connection first = session.connection();
      execute(first, "SET search_path = pg_catalog", "SELECT pg_advisory_lock(1)");
      first.setReadOnly(true);
      first.setAutoCommit(false);
      first.close();
      try (Connection again = session.connection();
          Connection other = session.connection()) {
        assertThat(again.getAutoCommit()).isTrue();
        assertThat(again.isReadOnly()).isFalse();
        assertThat(query(again, "SHOW search_path"))
            .containsExactly("\"$user\", public, \"Odd\"\"x\"");
        assertThat(query(other, "SELECT pg_try_advisory_lock(1)")).containsExactly("t");
      }
    } finally {
      session.end();
    }
  }

  @Test
  void gives_copies_the_settings_and_privileges_of_the_template() throws SQLException {
    for (Isolation isolation :
        List.of(new Isolation.Clone(), new Isolation.Rollback(false), new Isolation.ReadOnly())) {
      TestSession session = database.begin(isolation);
      assertThat(query(session.dataSource(), "SHOW lock_timeout")).containsExactly("7s");
      assertThat(query(session.dataSource(), "SHOW search_path"))
          .containsExactly("\"$user\", public, \"Odd\"\"x\"");
      assertThat(query(session.dataSource(), "SHOW my.setting")).containsExactly("it's");
      assertThat(
              query(
                  session.dataSource(),
                  "SELECT unnest(setconfig) FROM pg_db_role_setting s"
                      + " JOIN pg_database d ON d.oid = s.setdatabase"
                      + " WHERE d.datname = current_database() AND s.setrole <> 0"))
          .containsExactly("search_path=\"\"");
      assertThat(
              query(
                  session.dataSource(),
                  "SELECT concat(has_database_privilege('App; user', current_database(), 'CREATE'),"
                      + " has_database_privilege('App; user', current_database(), 'TEMPORARY'),"
                      + " pg_get_userbyid(datdba))"
                      + " FROM pg_database WHERE datname = current_database()"))
          .containsExactly("tfseedbed_owner");
      session.end();
    }
  }

  @Test
  void uses_a_copy_again_that_was_only_read() throws SQLException {
    TestSession reader = database.begin(new Isolation.Clone());
    assertThat(query(reader.dataSource(), "SELECT count(*) FROM agents")).containsExactly("2");
    String name = reader.database();
    reader.end();
    List<TestSession> next = new ArrayList<>();
    await(
        () -> {
          next.add(begin(new Isolation.Clone()));
          return next.get(next.size() - 1).database().equals(name);
        });
    for (TestSession session : next) {
      session.end();
    }
  }

  @Test
  void drops_a_copy_in_which_anything_changed() throws SQLException {
    for (String change :
        List.of(
            "INSERT INTO agents (name) VALUES ('x')",
            "BEGIN; INSERT INTO agents (name) VALUES ('x'); ROLLBACK",
            "UPDATE agents SET name = name",
            "DELETE FROM agents",
            "TRUNCATE agents",
            "CREATE TEMP TABLE t ()",
            "CREATE TABLE t (); DROP TABLE t",
            "SELECT nextval('untouched')",
            "SELECT setval('agents_id_seq', 2)",
            "SELECT lo_create(0)",
            "COMMENT ON TABLE agents IS 'x'",
            "DO $$ BEGIN EXECUTE 'ALTER DATABASE ' || current_database() || ' SET work_mem = 64';"
                + " END $$")) {
      TestSession writer = database.begin(new Isolation.Clone());
      execute(writer.dataSource(), change.split(";(?! *END)"));
      writer.end();
      await(() -> !exists(writer.database()));
    }
  }

  @Test
  void gives_a_url_that_any_process_can_use_and_drops_the_copy_afterwards() throws SQLException {
    TestSession session = database.begin(new Isolation.Clone());
    try (Connection elsewhere = DriverManager.getConnection(session.jdbcUrl())) {
      execute(elsewhere, "INSERT INTO agents (name) VALUES ('from elsewhere')");
      assertThat(query(session.dataSource(), "SELECT name FROM agents")).contains("from elsewhere");
      session.end();
      await(() -> !exists(session.database()));
    }
  }

  @Test
  void ends_connections_that_a_test_under_clone_has_not_closed() throws SQLException {
    TestSession session = database.begin(new Isolation.Clone());
    Connection leaked = session.connection();
    session.end();
    assertThat(leaked.isClosed()).isTrue();
    assertThatExceptionOfType(SQLException.class)
        .isThrownBy(session::connection)
        .withMessage("This DataSource belonged to a test, or to a setup, that has ended.");
  }

  @Test
  void keeps_a_copy_if_asked() throws SQLException {
    CloneSession session = (CloneSession) database.begin(new Isolation.Clone());
    execute(session.dataSource(), "INSERT INTO agents (name) VALUES ('evidence')");
    session.keep();
    session.end();
    try (Connection later = SharedServer.get().connect(session.database())) {
      assertThat(query(later, "SELECT name FROM agents")).contains("evidence");
    }
  }

  @Test
  void has_no_url_where_a_connection_would_go_past_the_isolation() throws SQLException {
    TestSession session = database.begin(new Isolation.ReadOnly());
    assertThatExceptionOfType(SeedbedException.class)
        .isThrownBy(session::jdbcUrl)
        .withMessage(
            """
            No JDBC URL under READ_ONLY
              expected: a database of the test's own, which any connection may use
              actual: a database that other tests read at the same time
              To fix: give the test a database of its own: isolation CLONE
                  or: hand on the test's DataSource or Connection""");
    session.end();
  }

  @Test
  void refuses_every_write_of_a_read_only_test_and_names_it() throws SQLException {
    for (String write :
        List.of(
            "INSERT INTO agents (name) VALUES ('x')",
            "CREATE TEMP TABLE t ()",
            "SELECT nextval('untouched')",
            "SET default_transaction_read_only = off",
            "SET SESSION CHARACTERISTICS AS TRANSACTION READ WRITE",
            "BEGIN READ WRITE",
            "SELECT set_config('transaction_read_only', 'off', true)",
            "DO $$ BEGIN SET TRANSACTION READ WRITE; DELETE FROM agents; END $$",
            "SELECT pg_advisory_lock(1)",
            "NOTIFY news")) {
      TestSession session = database.begin(new Isolation.ReadOnly());
      try (Connection connection = session.connection()) {
        assertThatExceptionOfType(IsolationException.class)
            .as(write)
            .isThrownBy(() -> execute(connection, write))
            .withMessageStartingWith("Refused in a read-only test: " + write + "\n");
      }
      assertThatExceptionOfType(IsolationException.class).isThrownBy(session::end);
    }
    assertThat(agentsOfReaders()).containsExactly("router", "writer");
  }

  @Test
  void refuses_to_go_on_after_a_function_has_switched_read_only_off() throws SQLException {
    TestSession session = database.begin(new Isolation.ReadOnly());
    try (Connection connection = session.connection()) {
      execute(connection, "SELECT opens()");
      assertThatExceptionOfType(IsolationException.class)
          .isThrownBy(() -> execute(connection, "DELETE FROM agents"))
          .withMessage(
              """
              Refused in a read-only test: DELETE FROM agents
                expected: statements that read
                why: something has set default_transaction_read_only to off
                To fix: let the test write: isolation ROLLBACK, or CLONE for a database of its own""");
    }
    assertThatExceptionOfType(IsolationException.class).isThrownBy(session::end);
    assertThat(agentsOfReaders()).containsExactly("router", "writer");
  }

  @Test
  void tells_code_that_asked_for_a_read_only_connection_what_real_life_tells_it()
      throws SQLException {
    TestSession session = database.begin(new Isolation.ReadOnly());
    try (Connection connection = session.connection()) {
      connection.setReadOnly(true);
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> execute(connection, "DELETE FROM agents"))
          .returns("25006", SQLException::getSQLState);
    }
    session.end();
  }

  @Test
  void leaves_nothing_of_a_read_only_session_to_the_next() throws SQLException {
    for (int i = 0; i < 5; i++) {
      TestSession session = database.begin(new Isolation.ReadOnly());
      try (Connection connection = session.connection()) {
        assertThat(query(connection, "SHOW work_mem")).containsExactly("4MB");
        assertThat(query(connection, "SELECT name FROM pg_prepared_statements WHERE from_sql"))
            .isEmpty();
        execute(connection, "SET work_mem = '1MB'", "PREPARE p AS SELECT 1");
      }
      session.end();
    }
  }

  @Test
  void begins_tests_on_top_of_what_the_setup_of_a_class_has_committed() throws SQLException {
    try (TestDatabase withAgents = database.derive()) {
      execute(withAgents.setup(), "INSERT INTO agents (name) VALUES ('of the class')");
      for (Isolation isolation :
          List.of(new Isolation.Rollback(true), new Isolation.Clone(), new Isolation.ReadOnly())) {
        TestSession session = withAgents.begin(isolation);
        assertThat(query(session.dataSource(), "SELECT id FROM agents WHERE name = 'of the class'"))
            .as("%s", isolation)
            .containsExactly("3");
        if (!(isolation instanceof Isolation.ReadOnly)) {
          execute(session.dataSource(), "DELETE FROM agents");
        }
        session.end();
      }
      try (TestDatabase nested = withAgents.derive()) {
        execute(nested.setup(), "INSERT INTO agents (name) VALUES ('of the nested class')");
        TestSession session = nested.begin(new Isolation.Rollback(false));
        assertThat(query(session.dataSource(), "SELECT id FROM agents"))
            .containsExactly("1", "2", "3", "4");
        session.end();
      }
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> withAgents.setup().getConnection())
          .withMessage("This DataSource belonged to a test, or to a setup, that has ended.");
    }
    TestSession session = database.begin(new Isolation.Rollback(false));
    assertThat(query(session.dataSource(), "SELECT count(*) FROM agents")).containsExactly("2");
    session.end();
  }

  @Test
  void has_no_setup_for_what_all_classes_share() {
    assertThatExceptionOfType(SeedbedException.class)
        .isThrownBy(database::setup)
        .withMessage(
            """
            No database of a class's own
              expected: a database made by derive()
              actual: the one that all classes share
              To fix: call derive(), and set up the database that it returns""");
  }

  private static List<String> agentsOfReaders() throws SQLException {
    TestSession session = database.begin(new Isolation.ReadOnly());
    try {
      return query(session.dataSource(), "SELECT name FROM agents ORDER BY id");
    } finally {
      session.end();
    }
  }

  private static void await(BooleanSupplier condition) throws SQLException {
    try {
      assertThat(Await.until(Duration.ofSeconds(20), condition)).isTrue();
    } catch (InterruptedException e) {
      throw new SQLException(e);
    }
  }

  private static boolean exists(String name) {
    return !onServer("SELECT 1 FROM pg_database WHERE datname = '" + name + "'").isEmpty();
  }

  private static TestSession begin(Isolation isolation) {
    try {
      return database.begin(isolation);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> onServer(String sql) {
    try (Connection connection = SharedServer.get().connect("postgres")) {
      return query(connection, sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}

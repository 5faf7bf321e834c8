package dev.seedbed.database.isolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.seedbed.database.SharedServer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each test runs in a session, after which the database is as it was. */
class RollbackSessionIT {
  private static final SessionPool POOL = new SessionPool(RollbackSessionIT::connect);
  private static final String DATABASE = newDatabase();

  private final RollbackSession session = POOL.begin();
  private final DataSource database = session.dataSource();
  private boolean endsWithRefusal;

  RollbackSessionIT() throws SQLException {}

  @BeforeAll
  static void createTables() throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(
          """
          CREATE TABLE parent (id int PRIMARY KEY);
          CREATE TABLE child (
            id int PRIMARY KEY,
            parent_id int CONSTRAINT "Child; fk" REFERENCES parent DEFERRABLE INITIALLY DEFERRED
          );
          CREATE PROCEDURE commits() LANGUAGE plpgsql AS 'BEGIN COMMIT; END'
          """);
    }
  }

  @AfterAll
  static void close() {
    POOL.close();
  }

  @BeforeEach
  void the_session_before_left_nothing() throws SQLException {
    assertThat(count("parent")).isZero();
    assertThat(count("child")).isZero();
  }

  @AfterEach
  void end() throws SQLException {
    if (endsWithRefusal) {
      assertThatExceptionOfType(IsolationException.class).isThrownBy(session::end);
    } else {
      session.end();
    }
  }

  @Test
  void shows_what_one_connection_wrote_to_the_next() throws SQLException {
    insertParent(1);
    assertThat(count("parent")).isOne();
  }

  @Test
  void takes_back_only_the_statement_that_failed_in_auto_commit() throws SQLException {
    insertParent(1);
    assertThatExceptionOfType(SQLException.class)
        .isThrownBy(() -> insertParent(1))
        .returns("23505", SQLException::getSQLState);
    insertParent(2);
    assertThat(count("parent")).isEqualTo(2);
  }

  @Test
  void takes_back_all_statements_of_one_string_when_the_last_fails() throws SQLException {
    assertThatExceptionOfType(SQLException.class)
        .isThrownBy(() -> execute("INSERT INTO parent VALUES (1); SELECT 1/0"));
    assertThat(count("parent")).isZero();
  }

  @Test
  void keeps_what_code_commits_by_itself_until_the_end_of_the_test() throws SQLException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      execute(connection, "INSERT INTO parent VALUES (1)");
      connection.commit();
      execute(connection, "INSERT INTO parent VALUES (2)");
      connection.rollback();
    }
    assertThat(count("parent")).isOne();
  }

  @Test
  void rolls_back_what_a_closed_connection_had_not_committed() throws SQLException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      execute(connection, "INSERT INTO parent VALUES (1)");
    }
    assertThat(count("parent")).isZero();
  }

  @Test
  void commits_when_auto_commit_is_switched_on_again() throws SQLException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      execute(connection, "INSERT INTO parent VALUES (1)");
      connection.setAutoCommit(true);
      connection.setAutoCommit(false);
      connection.rollback();
    }
    assertThat(count("parent")).isOne();
  }

  @Test
  void poisons_a_logical_transaction_by_a_failed_statement_as_in_real_life() throws SQLException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      execute(connection, "INSERT INTO parent VALUES (1)");
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> execute(connection, "SELECT 1/0"));
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> execute(connection, "SELECT 1"))
          .returns("25P02", SQLException::getSQLState);
      connection.commit();
      execute(connection, "INSERT INTO parent VALUES (2)");
      connection.commit();
    }
    assertThat(count("parent WHERE id = 2")).isOne();
    assertThat(count("parent")).isOne();
  }

  @Test
  void passes_savepoints_of_the_code_on() throws SQLException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      execute(connection, "INSERT INTO parent VALUES (1)");
      Savepoint outer = connection.setSavepoint("outer");
      execute(connection, "INSERT INTO parent VALUES (2)");
      Savepoint inner = connection.setSavepoint();
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> execute(connection, "SELECT 1/0"));
      connection.rollback(inner);
      connection.releaseSavepoint(inner);
      execute(connection, "INSERT INTO parent VALUES (3)");
      connection.rollback(outer);
      connection.commit();
    }
    assertThat(count("parent")).isOne();
  }

  @Test
  void fails_a_commit_that_violates_a_deferred_constraint() throws SQLException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      execute(connection, "INSERT INTO child VALUES (1, 7)");
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(connection::commit)
          .returns("23503", SQLException::getSQLState);
      assertThat(count(connection, "child")).isZero();
      connection.rollback();
    }
  }

  @Test
  void accepts_a_deferred_violation_that_is_repaired_before_commit() throws SQLException {
    for (int id = 1; id <= 2; id++) {
      try (Connection connection = database.getConnection()) {
        connection.setAutoCommit(false);
        execute(connection, "INSERT INTO child VALUES (" + id + ", " + id + ")");
        execute(connection, "INSERT INTO parent VALUES (" + id + ")");
        connection.commit();
      }
    }
    assertThat(count("child")).isEqualTo(2);
  }

  @Test
  void checks_deferred_constraints_at_the_end_of_a_statement_in_auto_commit() throws SQLException {
    assertThatExceptionOfType(SQLException.class)
        .isThrownBy(() -> execute("INSERT INTO child VALUES (1, 7)"))
        .returns("23503", SQLException::getSQLState);
    assertThat(count("child")).isZero();
  }

  @Test
  void refuses_two_open_transactions_at_once_and_shows_where_the_first_began() throws SQLException {
    try (Connection first = database.getConnection();
        Connection second = database.getConnection()) {
      first.setAutoCommit(false);
      execute(first, "INSERT INTO parent VALUES (1)");
      assertThatExceptionOfType(IsolationException.class)
          .isThrownBy(() -> execute(second, "SELECT 1"))
          .satisfies(
              e ->
                  assertThat(
                          String.valueOf(e.getMessage()).replaceAll("IT\\.java:\\d+", "IT.java:0"))
                      .isEqualTo(
                          """
                          Refused in a test under rollback: two open transactions at once
                            expected: one connection's transaction to end before another \
                          connection is used
                            actual: a transaction is open since RollbackSessionIT.execute\
                          (RollbackSessionIT.java:0), thread main
                              and another connection was used at RollbackSessionIT.execute\
                          (RollbackSessionIT.java:0), thread main
                            why: all connections of a test share one transaction, so each would \
                          see what the other has not committed
                            To fix: commit, roll back or close the first connection before using \
                          the second
                                or: hand the first connection on instead of opening another
                                or: give the test a database of its own: isolation CLONE"""))
          .satisfies(
              e ->
                  assertThat(e.getSuppressed())
                      .singleElement()
                      .asInstanceOf(InstanceOfAssertFactories.THROWABLE)
                      .hasMessage("another connection was used here"))
          .havingCause()
          .withMessage("the open transaction began here")
          .withStackTraceContaining("refuses_two_open_transactions_at_once");
    }
    endsWithRefusal = true;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "COMMIT",
        "SELECT 1; ROLLBACK",
        "VACUUM parent",
        "CREATE INDEX CONCURRENTLY i ON parent (id)",
        "LISTEN news",
        "NOTIFY news",
        "SELECT pg_notify('news', 'x')",
        "CREATE DATABASE other",
        "ALTER SYSTEM SET work_mem = '1MB'",
        "SET TRANSACTION ISOLATION LEVEL SERIALIZABLE",
        "DISCARD ALL"
      })
  void refuses_what_real_life_would_do_otherwise(String sql) {
    assertThatExceptionOfType(IsolationException.class).isThrownBy(() -> execute(sql));
    endsWithRefusal = true;
  }

  @Test
  void says_why_a_statement_is_refused_and_what_to_do() {
    assertThatExceptionOfType(IsolationException.class)
        .isThrownBy(() -> execute("VACUUM\n  parent"))
        .withMessage(
            """
            Refused in a test under rollback: VACUUM parent
              expected: statements that behave the same in a transaction that is rolled back
              why: it cannot run inside a transaction, and the test runs in one
              To fix: give the test a database of its own: isolation CLONE""");
    endsWithRefusal = true;
  }

  @Test
  void says_how_to_commit_instead() {
    assertThatExceptionOfType(IsolationException.class)
        .isThrownBy(() -> execute("COMMIT"))
        .withMessage(
            """
            Refused in a test under rollback: COMMIT
              expected: statements that behave the same in a transaction that is rolled back
              why: it would end the transaction that isolates the test
              To fix: commit and roll back through java.sql.Connection, not as SQL text""");
    endsWithRefusal = true;
  }

  @Test
  void keeps_the_settings_of_a_connection_when_another_one_set_something_locally()
      throws SQLException {
    try (Connection open = database.getConnection()) {
      execute(open, "SET search_path = pg_catalog");
      execute("SET LOCAL work_mem = '5MB'");
      assertThat(text(open, "SELECT current_setting('search_path')")).isEqualTo("pg_catalog");
    }
  }

  @Test
  void refuses_stricter_isolation_levels() throws SQLException {
    try (Connection connection = database.getConnection()) {
      connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
      assertThatExceptionOfType(IsolationException.class)
          .isThrownBy(
              () -> connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE));
    }
    endsWithRefusal = true;
  }

  @Test
  void fails_at_the_end_when_the_code_swallowed_the_refusal() {
    try {
      execute("VACUUM");
    } catch (IsolationException | SQLException e) {
      // as careless code does
    }
    assertThatExceptionOfType(IsolationException.class)
        .isThrownBy(session::end)
        .withMessageStartingWith("Refused in a test under rollback: VACUUM\n");
  }

  @Test
  void notices_when_the_transaction_was_ended_behind_its_back() throws SQLException {
    insertParent(1);
    session.driver().rollback();
    assertThatExceptionOfType(IsolationException.class)
        .isThrownBy(session::end)
        .withMessage(
            """
            The test's transaction was ended from outside
              expected: the transaction that the test began in
              actual: another one, or none: what the test wrote may have been committed
              why: something used the driver's own connection, or a procedure that commits
              To fix: use the connection that the test was given, not one unwrapped from it""");
  }

  @Test
  void refuses_a_procedure_that_commits() {
    assertThatExceptionOfType(IsolationException.class)
        .isThrownBy(() -> execute("CALL commits()"))
        .withMessage(
            """
            Refused in a test under rollback: CALL commits()
              expected: statements that behave the same in a transaction that is rolled back
              why: it ends a transaction by itself, which would be the one that isolates the test
              To fix: give the test a database of its own: isolation CLONE""");
    endsWithRefusal = true;
  }

  @Test
  void ends_session_settings_with_the_connection_that_made_them() throws SQLException {
    try (Connection connection = database.getConnection()) {
      execute(connection, "SET search_path = pg_catalog");
      execute(connection, "SET ROLE pg_monitor");
      assertThat(text(connection, "SELECT current_setting('search_path') || current_user"))
          .isEqualTo("pg_catalogpg_monitor");
    }
    try (Connection connection = database.getConnection()) {
      assertThat(text(connection, "SELECT current_setting('search_path') || current_user"))
          .isEqualTo("\"$user\", publicpostgres");
    }
  }

  @Test
  void lets_a_read_only_connection_read_and_nothing_more() throws SQLException {
    insertParent(1);
    try (Connection connection = database.getConnection()) {
      connection.setReadOnly(true);
      assertThat(count(connection, "parent")).isOne();
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> execute(connection, "INSERT INTO parent VALUES (2)"))
          .returns("25006", SQLException::getSQLState);
      connection.setAutoCommit(false);
      assertThat(count(connection, "parent")).isOne();
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> execute(connection, "INSERT INTO parent VALUES (2)"))
          .returns("25006", SQLException::getSQLState);
      connection.rollback();
    }
    insertParent(2);
    assertThat(count("parent")).isEqualTo(2);
  }

  @Test
  void runs_batches_all_or_nothing() throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement insert = connection.prepareStatement("INSERT INTO parent VALUES (?)")) {
      for (int id : new int[] {1, 2, 1}) {
        insert.setInt(1, id);
        insert.addBatch();
      }
      assertThatExceptionOfType(SQLException.class).isThrownBy(insert::executeBatch);
    }
    assertThat(count("parent")).isZero();
  }

  @Test
  void shows_other_threads_the_data_of_the_test() throws Exception {
    insertParent(1);
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try {
      assertThat(thread.submit(() -> count("parent")).get()).isOne();
      thread
          .submit(
              () -> {
                insertParent(2);
                return 0;
              })
          .get();
    } catch (ExecutionException e) {
      throw new AssertionError(e.getCause());
    } finally {
      thread.shutdown();
    }
    assertThat(count("parent")).isEqualTo(2);
  }

  @Test
  void gives_statements_and_metadata_their_own_connection() throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      assertThat(statement.getConnection()).isSameAs(connection).isEqualTo(connection);
      assertThat(connection.getMetaData().getConnection()).isSameAs(connection);
      assertThat(connection.unwrap(Connection.class)).isSameAs(connection);
      assertThat(connection.isValid(1)).isTrue();
    }
  }

  @Test
  void refuses_a_closed_connection_and_one_of_an_ended_test() throws SQLException {
    Connection closed = database.getConnection();
    Statement left = closed.createStatement();
    closed.close();
    closed.close();
    assertThatExceptionOfType(SQLException.class)
        .isThrownBy(() -> left.execute("INSERT INTO parent VALUES (1)"))
        .withMessage("This connection has been closed.");
    assertThat(closed.isClosed()).isTrue();
    assertThatExceptionOfType(SQLException.class)
        .isThrownBy(closed::createStatement)
        .withMessage("This connection has been closed.");
    Connection leaked = database.getConnection();
    session.end();
    assertThatExceptionOfType(SQLException.class)
        .isThrownBy(() -> execute(leaked, "SELECT 1"))
        .withMessage(
            "This connection belonged to a test that has ended; its transaction was rolled back.");
    assertThatCode(leaked::close).doesNotThrowAnyException();
  }

  @Test
  void refuses_commit_in_auto_commit_as_the_driver_does() throws SQLException {
    try (Connection connection = database.getConnection()) {
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(connection::commit)
          .withMessage("Cannot commit when autoCommit is enabled.")
          .returns("25P01", SQLException::getSQLState);
    }
  }

  private static String newDatabase() {
    try {
      return SharedServer.newDatabase();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Connection connect() throws SQLException {
    return SharedServer.get().connect(DATABASE);
  }

  private void insertParent(int id) throws SQLException {
    execute("INSERT INTO parent VALUES (" + id + ")");
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = database.getConnection()) {
      execute(connection, sql);
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private int count(String from) throws SQLException {
    try (Connection connection = database.getConnection()) {
      return count(connection, from);
    }
  }

  private static int count(Connection connection, String from) throws SQLException {
    return Integer.parseInt(text(connection, "SELECT count(*) FROM " + from));
  }

  private static String text(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }
}

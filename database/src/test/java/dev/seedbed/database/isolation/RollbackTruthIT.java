package dev.seedbed.database.isolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.seedbed.database.SharedServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a session would answer wrongly it refuses, and says so in these words. */
class RollbackTruthIT {
  private static final SessionPool POOL = new SessionPool(RollbackTruthIT::connect);
  private static final String DATABASE = newDatabase();

  private final RollbackSession session = POOL.begin();

  RollbackTruthIT() throws SQLException {}

  @BeforeAll
  static void createTables() throws SQLException {
    try (Connection connection = connect()) {
      execute(
          connection,
          """
          CREATE TABLE entry (
            id int PRIMARY KEY,
            parent int REFERENCES entry DEFERRABLE,
            created_at timestamptz NOT NULL DEFAULT now(),
            updated_at timestamp NOT NULL DEFAULT now()
          );
          CREATE TABLE owner (id int PRIMARY KEY, created_at timestamptz NOT NULL DEFAULT now());
          CREATE TABLE entry_note (id int, created_at text)
          """);
    }
  }

  @AfterEach
  void end() throws SQLException {
    session.end();
  }

  @AfterAll
  static void close() {
    POOL.close();
  }

  @Test
  void moves_the_time_on_until_something_is_written() throws SQLException {
    String first = ask("SELECT now()");
    assertThat(ask("SELECT now()")).isNotEqualTo(first);
  }

  @Test
  void refuses_to_show_one_time_to_two_transactions() throws SQLException {
    insert(1);
    ask("SELECT extract(epoch FROM created_at), now() FROM entry");
    assertThatExceptionOfType(IsolationException.class)
        .isThrownBy(() -> ask("SELECT CURRENT_TIMESTAMP"))
        .withMessage(
            """
            Refused in a test under rollback: SELECT CURRENT_TIMESTAMP
              expected: each transaction to have a time of its own
              actual: another transaction of the test was shown the same time
              why: now() stands still in a test under rollback once it has written something
              To fix: give the rows times of their own instead of now()
                  or: give the test a database of its own: isolation CLONE""");
    endsRefusing();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SELECT id FROM entry ORDER BY created_at | rows of public.entry that different transactions"
            + " wrote have the same created_at",
        "SELECT max(e.updated_at) FROM entry e | rows of public.entry that different transactions"
            + " wrote have the same updated_at",
        "SELECT id FROM entry WHERE created_at < now() | rows of public.entry that different"
            + " transactions wrote have the same created_at",
        "SELECT updated_at > created_at FROM entry | a row of public.entry has the same updated_at"
            + " and created_at",
        "SELECT created_at, id FROM entry ORDER BY 1 | rows of public.entry that different"
            + " transactions wrote have the same created_at",
        "SELECT created_at AS made, id FROM entry ORDER BY made DESC | rows of public.entry that"
            + " different transactions wrote have the same created_at",
        "SELECT x.id FROM (SELECT * FROM entry) x ORDER BY x.created_at | rows of public.entry that"
            + " different transactions wrote have the same created_at",
        "WITH e AS (SELECT * FROM entry) SELECT id FROM e ORDER BY e.created_at | rows of"
            + " public.entry that different transactions wrote have the same created_at",
        "SELECT row_number() OVER (PARTITION BY e.parent ORDER BY e.created_at) FROM entry AS e |"
            + " rows of public.entry that different transactions wrote have the same created_at",
        "select e1_0.id from entry e1_0 order by e1_0.created_at desc fetch first 1 rows only |"
            + " rows of public.entry that different transactions wrote have the same created_at",
        "select \"e\".\"id\" from \"public\".\"entry\" as \"e\" order by \"e\".\"created_at\" | rows"
            + " of public.entry that different transactions wrote have the same created_at",
        "SELECT a.id FROM entry a JOIN entry b ON a.created_at < b.created_at | rows of public.entry"
            + " that different transactions wrote have the same created_at",
        "SELECT e.id FROM entry e JOIN owner o ON o.created_at < e.updated_at |"
            + " public.owner.created_at and public.entry.updated_at have the same time, which"
            + " different transactions wrote"
      })
  void refuses_to_compare_by_a_time_that_stood_still(String sql, String seen) throws SQLException {
    insert(1);
    insert(2);
    execute("INSERT INTO owner VALUES (1)");
    assertThatExceptionOfType(IsolationException.class)
        .isThrownBy(() -> ask(sql))
        .withMessageContaining("\n  actual: " + seen + "\n");
    endsRefusing();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT id, created_at FROM entry ORDER BY id",
        "SELECT id FROM entry WHERE created_at > now() - interval '1 day'",
        "SELECT count(DISTINCT id) FROM entry",
        "SELECT id FROM (SELECT id, created_at FROM entry ORDER BY id) e WHERE created_at > '2000-1-1'",
        "SELECT e.id FROM entry e JOIN owner o ON o.id = e.id ORDER BY o.created_at",
        "SELECT e.id FROM entry e, public.owner AS o WHERE o.id = e.id ORDER BY \"o\".created_at, e.id",
        "SELECT id FROM owner WHERE id IN (SELECT id FROM entry) ORDER BY owner.created_at",
        "SELECT max(o.created_at) FROM owner o JOIN entry USING (id)",
        "SELECT id, created_at FROM entry ORDER BY 1 LIMIT 5",
        "SELECT id FROM entry_note ORDER BY created_at",
        "SELECT date_trunc('day', created_at), count(*) FROM entry GROUP BY 1",
        "SELECT created_at::date, count(*) FROM entry GROUP BY created_at::date",
        "SELECT e.created_at IS DISTINCT FROM NULL FROM entry e ORDER BY e.id",
        "UPDATE entry SET updated_at = now()"
      })
  void lets_pass_what_the_time_does_not_matter_to(String sql) throws SQLException {
    insert(1);
    insert(2);
    execute(sql);
    execute(sql);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "DISTINCT "})
  void reads_statements_of_any_length(String distinct) throws SQLException {
    insert(1);
    String many = "coalesce(" + "id, ".repeat(20_000) + "id)";
    assertThat(ask("SELECT " + distinct + many + " FROM entry")).isEqualTo("1");
  }

  @Test
  void lets_rows_that_have_times_of_their_own_be_sorted() throws SQLException {
    execute("INSERT INTO entry VALUES (1, NULL, '2026-01-02'), (2, NULL, '2026-01-01')");
    assertThat(ask("SELECT id FROM entry ORDER BY created_at")).isEqualTo("2");
  }

  @Test
  void fails_a_test_that_ends_in_a_violation() throws SQLException {
    Connection connection = session.connection();
    connection.setAutoCommit(false);
    execute(connection, "SET CONSTRAINTS ALL DEFERRED");
    execute(connection, "INSERT INTO entry VALUES (1, 7)");
    assertThatExceptionOfType(IsolationException.class)
        .isThrownBy(session::end)
        .satisfies(
            e ->
                assertThat(String.valueOf(e.getMessage()).replaceAll("IT\\.java:\\d+", "IT.java:0"))
                    .isEqualTo(
                        """
                        The test ended in a transaction that could not have been committed
                          actual: a transaction is open since RollbackTruthIT.execute\
                        (RollbackTruthIT.java:0), thread main
                            ERROR: insert or update on table "entry" violates foreign key \
                        constraint "entry_parent_fkey"
                              Detail: Key (parent)=(7) is not present in table "entry".
                          why: deferred constraints are checked at the commit that the test did \
                        not come to
                          To fix: repair the rows, or roll the transaction back, before the test \
                        ends"""));
  }

  @Test
  void tells_that_the_connection_was_lost() throws SQLException {
    insert(1);
    assertThatExceptionOfType(SQLException.class)
        .isThrownBy(() -> execute("SELECT pg_terminate_backend(pg_backend_pid())"));
    assertThatExceptionOfType(IsolationException.class)
        .isThrownBy(() -> ask("SELECT count(*) FROM entry"))
        .withMessage(
            """
            The test's connection was lost
              expected: one connection from the beginning to the end of a test under rollback
              why: what the test wrote, committed or not, went with the connection
              To fix: see the server's log for why it ended
                  or: give the test a database of its own: isolation CLONE""");
    endsRefusing();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SET default_transaction_read_only = on | it acts on transactions that begin later, and the"
            + " test has only the one",
        "ALTER ROLE postgres SET work_mem = '1MB' | it acts on sessions that begin later, and the"
            + " test has only the one",
        "SELECT pg_current_xact_id() | all transactions of a test have one number",
        "SELECT set_config(?, ?, ?) | set_config() does not show for how long it sets what",
        "CREATE TEMP TABLE t (id int) ON COMMIT DROP | the temporary table waits for a commit that"
            + " never comes"
      })
  void says_why_it_refuses(String sql, String why) throws SQLException {
    assertThatExceptionOfType(IsolationException.class)
        .isThrownBy(() -> execute(sql))
        .withMessageStartingWith("Refused in a test under rollback: " + sql + "\n")
        .withMessageContaining("\n  why: " + why + "\n");
    endsRefusing();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CREATE TEMP TABLE scratch (id int) | SELECT * FROM scratch",
        "SELECT pg_advisory_lock(1) | SELECT pg_try_advisory_lock(1)",
        "PREPARE p AS SELECT 1 | EXECUTE p",
        "DECLARE c CURSOR WITH HOLD FOR SELECT 1 | FETCH c"
      })
  void refuses_what_would_meet_another_session(String first, String second) throws SQLException {
    try (Connection one = session.connection();
        Connection other = session.connection()) {
      execute(one, first);
      execute(other, "SELECT 1");
      assertThatExceptionOfType(IsolationException.class)
          .isThrownBy(() -> execute(other, second))
          .withMessage(
              """
              Refused in a test under rollback: %s
                expected: statements that behave the same in a transaction that is rolled back
                why: another open connection has a temporary table, an advisory lock, a prepared \
              statement or a cursor that this statement would meet, as in real life it would not
                To fix: close the other connection first"""
                  .formatted(second));
    }
    endsRefusing();
  }

  @Test
  void refuses_the_driver_s_own_classes() {
    try (Connection connection = session.connection()) {
      assertThatExceptionOfType(IsolationException.class)
          .isThrownBy(() -> connection.unwrap(org.postgresql.jdbc.PgConnection.class))
          .withMessage(
              """
              Refused in a test under rollback: unwrap(org.postgresql.jdbc.PgConnection)
                expected: statements that behave the same in a transaction that is rolled back
                why: it would go past the isolation of the test
                To fix: use java.sql.Connection, or unwrap org.postgresql.PGConnection""");
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
    endsRefusing();
  }

  private void endsRefusing() {
    assertThatExceptionOfType(IsolationException.class).isThrownBy(session::end);
  }

  private void insert(int id) throws SQLException {
    execute("INSERT INTO entry (id) VALUES (" + id + ")");
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = session.connection()) {
      execute(connection, sql);
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private String ask(String sql) throws SQLException {
    try (Connection connection = session.connection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
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
}

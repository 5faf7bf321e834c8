package dev.seedbed.junit.traps;

import static dev.seedbed.junit.traps.Sql.answers;
import static dev.seedbed.junit.traps.Sql.ask;
import static dev.seedbed.junit.traps.Sql.begin;
import static dev.seedbed.junit.traps.Sql.run;
import static dev.seedbed.junit.traps.Sql.tried;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;

/** What belongs to a session: settings, temporary objects, locks, cursors. */
final class SessionTraps {
  private static final String LOCKS =
      """
      SELECT count(*) FROM pg_locks l JOIN pg_database d ON d.oid = l.database
      WHERE l.locktype = 'advisory' AND d.datname = current_database()
      """;
  private static final String TENANT = "SELECT current_setting('app.tenant', true)";

  private SessionTraps() {}

  static List<Trap> all() {
    return List.of(
        new Trap(
            "SET search_path, two connections", "pg_catalog, public", SessionTraps::searchPath),
        new Trap("custom setting, two connections", "a, b, a", SessionTraps::customSetting),
        new Trap("SET ROLE, two connections", "trap_reader, t", SessionTraps::role),
        new Trap("SET ROLE without a right", "error 42501, done", SessionTraps::roleWithoutRight),
        new Trap("SET in a transaction that rolls back", "1h, 2s", SessionTraps::setRolledBack),
        new Trap("SET LOCAL, after its transaction", "a, ", SessionTraps::setLocal),
        new Trap("set_config for a transaction, in auto-commit", "a, ", SessionTraps::setConfig),
        new Trap("function that sets for its transaction", "", SessionTraps::setByFunction),
        new Trap("set_config with parameters", "a, ", SessionTraps::setByParameters),
        new Trap("settings of the template's database", "2s", d -> ask(d, "SHOW lock_timeout")),
        new Trap("ALTER DATABASE … SET", "5MB", SessionTraps::alterDatabase),
        new Trap(
            "temporary table, another connection", "error 42P01", SessionTraps::temporaryTable),
        new Trap(
            "temporary table, after its connection",
            "error 42P01",
            SessionTraps::temporaryTableAfter),
        new Trap("temporary table ON COMMIT DROP", "error 42P01", SessionTraps::onCommitDrop),
        new Trap("session advisory lock, two connections", "t, f, t", SessionTraps::advisoryLock),
        new Trap("PREPARE, another connection", "error 26000", SessionTraps::prepared),
        new Trap("cursor held over commit", "1", d -> cursor(d, "WITH HOLD")),
        new Trap("cursor not held over commit", "error 34000", d -> cursor(d, "")),
        new Trap("rows fetched bit by bit, over a commit", "error 34000", SessionTraps::fetchSize),
        new Trap(
            "statement timeout of one connection", "error 57014, done", SessionTraps::timeout));
  }

  private static String searchPath(DataSource database) throws SQLException {
    try (Connection first = database.getConnection();
        Connection second = database.getConnection()) {
      run(first, "SET search_path = pg_catalog");
      run(second, "SET search_path = public");
      return answers(ask(first, "SHOW search_path"), ask(second, "SHOW search_path"));
    }
  }

  private static String customSetting(DataSource database) throws SQLException {
    try (Connection first = database.getConnection();
        Connection second = database.getConnection()) {
      run(first, "SET app.tenant = 'a'");
      String before = ask(first, TENANT);
      run(second, "SET app.tenant = 'b'");
      return answers(before, ask(second, TENANT), ask(first, TENANT));
    }
  }

  private static String role(DataSource database) throws SQLException {
    try (Connection first = database.getConnection();
        Connection second = database.getConnection()) {
      String before = ask(second, "SELECT current_user");
      run(first, "SET ROLE trap_reader");
      return answers(
          ask(first, "SELECT current_user"), ask(second, "SELECT current_user = '" + before + "'"));
    }
  }

  private static String roleWithoutRight(DataSource database) throws Exception {
    try (Connection connection = database.getConnection()) {
      run(connection, "SET ROLE trap_reader");
      String refused = tried(() -> run(connection, "INSERT INTO parent VALUES (1, 'a')"));
      run(connection, "RESET ROLE");
      return answers(refused, tried(() -> run(connection, "INSERT INTO parent VALUES (1, 'a')")));
    }
  }

  private static String setRolledBack(DataSource database) throws SQLException {
    try (Connection connection = begin(database, "SET lock_timeout = '1h'")) {
      String inside = ask(connection, "SHOW lock_timeout");
      connection.rollback();
      return answers(inside, ask(connection, "SHOW lock_timeout"));
    }
  }

  private static String setLocal(DataSource database) throws SQLException {
    try (Connection connection = begin(database, "SET LOCAL app.tenant = 'a'")) {
      String inside = ask(connection, TENANT);
      connection.commit();
      return answers(inside, ask(connection, TENANT));
    }
  }

  private static String setConfig(DataSource database) throws SQLException {
    try (Connection connection = database.getConnection()) {
      return answers(
          ask(connection, "SELECT set_config('app.tenant', 'a', true)"), ask(connection, TENANT));
    }
  }

  private static String setByFunction(DataSource database) throws SQLException {
    try (Connection connection = begin(database, "SELECT act_for('a')")) {
      connection.commit();
      return ask(connection, TENANT);
    }
  }

  private static String setByParameters(DataSource database) throws SQLException {
    try (Connection connection = database.getConnection();
        var set = connection.prepareStatement("SELECT set_config(?, ?, ?)")) {
      set.setString(1, "app.tenant");
      set.setString(2, "a");
      set.setBoolean(3, true);
      try (ResultSet row = set.executeQuery()) {
        row.next();
        return answers(row.getString(1), ask(connection, TENANT));
      }
    }
  }

  private static String alterDatabase(DataSource database) throws SQLException {
    String name = ask(database, "SELECT quote_ident(current_database())");
    run(database, "ALTER DATABASE " + name + " SET work_mem = '5MB'");
    return ask(database, "SHOW work_mem");
  }

  private static String temporaryTable(DataSource database) throws Exception {
    try (Connection first = database.getConnection();
        Connection second = database.getConnection()) {
      run(first, "CREATE TEMP TABLE scratch (id int)");
      return tried(() -> run(second, "INSERT INTO scratch VALUES (1)"));
    }
  }

  private static String temporaryTableAfter(DataSource database) throws Exception {
    run(database, "CREATE TEMP TABLE scratch (id int)");
    return tried(() -> run(database, "INSERT INTO scratch VALUES (1)"));
  }

  private static String onCommitDrop(DataSource database) throws Exception {
    try (Connection connection =
        begin(database, "CREATE TEMP TABLE scratch (id int) ON COMMIT DROP")) {
      connection.commit();
      return tried(() -> run(connection, "INSERT INTO scratch VALUES (1)"));
    }
  }

  private static String advisoryLock(DataSource database) throws SQLException {
    String lock = "SELECT pg_try_advisory_lock(42)";
    try (Connection second = database.getConnection()) {
      String answers;
      try (Connection first = database.getConnection()) {
        answers = answers(ask(first, lock), ask(second, lock));
      }
      awaitUnlocked(second);
      return answers(answers, ask(second, lock));
    }
  }

  /** The server notices a moment later that a connection was closed. */
  private static void awaitUnlocked(Connection connection) throws SQLException {
    long deadline = System.nanoTime() + 5_000_000_000L;
    while (System.nanoTime() < deadline && !ask(connection, LOCKS).equals("0")) {
      Thread.onSpinWait();
    }
  }

  private static String prepared(DataSource database) throws Exception {
    try (Connection first = database.getConnection();
        Connection second = database.getConnection()) {
      run(first, "PREPARE question AS SELECT 1");
      return tried(() -> run(second, "EXECUTE question"));
    }
  }

  private static String cursor(DataSource database, String hold) throws Exception {
    try (Connection connection =
        begin(database, "DECLARE numbers CURSOR " + hold + " FOR SELECT generate_series(1, 3)")) {
      connection.commit();
      return Sql.attempt(() -> ask(connection, "FETCH numbers"));
    }
  }

  private static String fetchSize(DataSource database) throws Exception {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.setFetchSize(1);
      try (ResultSet rows = statement.executeQuery("SELECT generate_series(1, 3)")) {
        rows.next();
        connection.commit();
        return Sql.attempt(rows::next);
      }
    }
  }

  private static String timeout(DataSource database) throws Exception {
    try (Connection first = database.getConnection();
        Connection second = database.getConnection()) {
      run(first, "SET statement_timeout = '10ms'");
      return answers(
          tried(() -> run(first, "SELECT pg_sleep(0.1)")),
          tried(() -> run(second, "SELECT pg_sleep(0.1)")));
    }
  }
}

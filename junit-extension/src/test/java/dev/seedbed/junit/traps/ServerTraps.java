package dev.seedbed.junit.traps;

import static dev.seedbed.junit.traps.Sql.answers;
import static dev.seedbed.junit.traps.Sql.ask;
import static dev.seedbed.junit.traps.Sql.attempt;
import static dev.seedbed.junit.traps.Sql.begin;
import static dev.seedbed.junit.traps.Sql.count;
import static dev.seedbed.junit.traps.Sql.run;
import static dev.seedbed.junit.traps.Sql.tried;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.postgresql.largeobject.LargeObject;
import org.postgresql.largeobject.LargeObjectManager;

/** What the server does beside rows, and what the driver does beside SQL. */
final class ServerTraps {
  private static final String ONE = "INSERT INTO parent VALUES (1, 'a')";

  private ServerTraps() {}

  static List<Trap> all() {
    return List.of(
        new Trap("LISTEN and NOTIFY", "hello", d -> notified(d, "NOTIFY news, 'hello'")),
        new Trap(
            "NOTIFY from a trigger",
            "hello",
            d -> notified(d, "INSERT INTO news VALUES ('hello')")),
        new Trap("pg_notify in a function", "hello", d -> notified(d, "SELECT tell('hello')")),
        new Trap("CREATE INDEX CONCURRENTLY", "t", ServerTraps::concurrently),
        new Trap("VACUUM", "done", d -> tried(() -> run(d, "VACUUM parent"))),
        new Trap("DDL in a test", "1, error 42P01", ServerTraps::ddl),
        new Trap("prepared statement across DDL", "3", ServerTraps::preparedAcrossDdl),
        new Trap(
            "prepared statement across DDL in a transaction",
            "error 0A000",
            ServerTraps::preparedInTransaction),
        new Trap("COPY through the driver", "2, 1\ta", ServerTraps::copy),
        new Trap("failing COPY, then more work", "error 23505, 1", ServerTraps::failingCopy),
        new Trap(
            "failing COPY in a transaction",
            "error 23505, error 25P02",
            ServerTraps::copyInTransaction),
        new Trap("large object", "hello", ServerTraps::largeObject),
        new Trap(
            "large object in auto-commit", "error 25P01", ServerTraps::largeObjectInAutoCommit),
        new Trap("large object, after its transaction", "error", ServerTraps::largeObjectAfter),
        new Trap("keys that the database generates", "t", ServerTraps::generatedKeys),
        new Trap("row changed through a ResultSet", "changed", ServerTraps::updatableRow),
        new Trap("work through the ResultSet's statement", "1", ServerTraps::statementOfResult),
        new Trap("server process killed in mid-test", "1", ServerTraps::killed));
  }

  private static String notified(DataSource database, String sql) throws SQLException {
    try (Connection listener = database.getConnection()) {
      run(listener, "LISTEN news");
      run(database, sql);
      PGNotification[] received = listener.unwrap(PGConnection.class).getNotifications(1000);
      return received == null || received.length == 0 ? "nothing" : received[0].getParameter();
    }
  }

  private static String concurrently(DataSource database) throws SQLException {
    run(database, "CREATE INDEX CONCURRENTLY by_name ON parent (name)");
    return ask(database, "SELECT indisvalid FROM pg_index WHERE indexrelid = 'by_name'::regclass");
  }

  private static String ddl(DataSource database) throws Exception {
    run(database, "CREATE TABLE extra (id int)");
    run(database, "INSERT INTO extra VALUES (1)");
    String rows = count(database, "extra");
    begin(database, "DROP TABLE extra").close();
    begin(database, "CREATE TABLE never (id int)").close();
    return answers(rows, attempt(() -> count(database, "never")));
  }

  private static String preparedAcrossDdl(DataSource database) throws SQLException {
    run(database, ONE);
    try (Connection connection = database.getConnection();
        PreparedStatement query = connection.prepareStatement("SELECT * FROM parent")) {
      columns(query, 7);
      run(database, "ALTER TABLE parent ADD COLUMN extra int");
      return columns(query, 1);
    }
  }

  private static String preparedInTransaction(DataSource database) throws Exception {
    run(database, ONE);
    try (Connection connection = database.getConnection();
        PreparedStatement query = connection.prepareStatement("SELECT * FROM parent")) {
      columns(query, 7);
      run(database, "ALTER TABLE parent ADD COLUMN extra int");
      connection.setAutoCommit(false);
      return attempt(() -> columns(query, 1));
    }
  }

  private static String columns(PreparedStatement query, int times) throws SQLException {
    String columns = "";
    for (int i = 0; i < times; i++) {
      try (ResultSet rows = query.executeQuery()) {
        columns = String.valueOf(rows.getMetaData().getColumnCount());
      }
    }
    return columns;
  }

  private static String copy(DataSource database) throws Exception {
    try (Connection connection = database.getConnection()) {
      copyIn(connection, "1\ta\n2\tb\n");
      java.io.StringWriter out = new java.io.StringWriter();
      connection
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyOut("COPY (SELECT * FROM parent WHERE id = 1) TO STDOUT", out);
      return answers(count(database, "parent"), out.toString().strip());
    }
  }

  private static void copyIn(Connection connection, String rows) throws Exception {
    connection
        .unwrap(PGConnection.class)
        .getCopyAPI()
        .copyIn("COPY parent FROM STDIN", new StringReader(rows));
  }

  private static String failingCopy(DataSource database) throws Exception {
    try (Connection connection = database.getConnection()) {
      String failure = tried(() -> copyIn(connection, "1\ta\n1\tb\n"));
      run(connection, ONE);
      return answers(failure, count(database, "parent"));
    }
  }

  private static String copyInTransaction(DataSource database) throws Exception {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      return answers(
          tried(() -> copyIn(connection, "1\ta\n1\tb\n")), tried(() -> run(connection, ONE)));
    }
  }

  private static String largeObject(DataSource database) throws SQLException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      LargeObjectManager objects = connection.unwrap(PGConnection.class).getLargeObjectAPI();
      long oid = objects.createLO();
      try (LargeObject written = objects.open(oid, LargeObjectManager.WRITE)) {
        written.write("hello".getBytes(StandardCharsets.UTF_8));
      }
      connection.commit();
      try (LargeObject read = objects.open(oid, LargeObjectManager.READ)) {
        return new String(read.read(5), StandardCharsets.UTF_8);
      }
    }
  }

  private static String largeObjectInAutoCommit(DataSource database) throws Exception {
    try (Connection connection = database.getConnection()) {
      LargeObjectManager objects = connection.unwrap(PGConnection.class).getLargeObjectAPI();
      return tried(objects::createLO);
    }
  }

  /** The driver or the server objects, each with a state of its own. */
  private static String largeObjectAfter(DataSource database) throws Exception {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      LargeObjectManager objects = connection.unwrap(PGConnection.class).getLargeObjectAPI();
      LargeObject open = objects.open(objects.createLO(), LargeObjectManager.READ);
      connection.commit();
      return tried(() -> open.read(1)).substring(0, "error".length());
    }
  }

  private static String generatedKeys(DataSource database) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement insert = connection.createStatement()) {
      insert.executeUpdate(
          "INSERT INTO ticket (title) VALUES ('x')", Statement.RETURN_GENERATED_KEYS);
      try (ResultSet keys = insert.getGeneratedKeys()) {
        keys.next();
        return ask(database, "SELECT id = " + keys.getLong(1) + " FROM ticket");
      }
    }
  }

  private static String updatableRow(DataSource database) throws SQLException {
    run(database, ONE);
    try (Connection connection = database.getConnection();
        Statement statement =
            connection.createStatement(
                ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_UPDATABLE);
        ResultSet rows = statement.executeQuery("SELECT id, name FROM parent")) {
      rows.next();
      rows.updateString("name", "changed");
      rows.updateRow();
    }
    return ask(database, "SELECT name FROM parent");
  }

  private static String statementOfResult(DataSource database) throws Exception {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT 1")) {
      Connection found = rows.getStatement().getConnection();
      found.setAutoCommit(false);
      run(found, ONE);
      found.commit();
    }
    return count(database, "parent");
  }

  private static String killed(DataSource database) throws Exception {
    run(database, ONE);
    try (Connection connection = database.getConnection()) {
      tried(() -> run(connection, "SELECT pg_terminate_backend(pg_backend_pid())"));
    }
    return count(database, "parent");
  }
}

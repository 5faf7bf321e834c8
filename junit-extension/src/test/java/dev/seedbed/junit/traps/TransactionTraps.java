package dev.seedbed.junit.traps;

import static dev.seedbed.junit.traps.Sql.answers;
import static dev.seedbed.junit.traps.Sql.attempt;
import static dev.seedbed.junit.traps.Sql.begin;
import static dev.seedbed.junit.traps.Sql.count;
import static dev.seedbed.junit.traps.Sql.run;
import static dev.seedbed.junit.traps.Sql.tried;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/** Where transactions begin and end. */
final class TransactionTraps {
  private static final String ONE = "INSERT INTO parent VALUES (1, 'a')";
  private static final String TWO = "INSERT INTO parent VALUES (2, 'b')";

  private TransactionTraps() {}

  static List<Trap> all() {
    return List.of(
        new Trap("self-committing code", "1", TransactionTraps::commitsItself),
        new Trap("failing statement, then more work", "error 23505, 2", TransactionTraps::goesOn),
        new Trap(
            "failing statement in a transaction, then more work",
            "error 22012, error 25P02, done, 0",
            TransactionTraps::goesOnInTransaction),
        new Trap("uncommitted rows, another connection", "0, 1", TransactionTraps::uncommitted),
        new Trap("uncommitted rows, another thread", "0", TransactionTraps::uncommittedElsewhere),
        new Trap("inner transaction commits, outer rolls back", "1", d -> nested(d, true, false)),
        new Trap("inner transaction rolls back, outer commits", "1", d -> nested(d, false, true)),
        new Trap("both transactions roll back", "0", d -> nested(d, false, false)),
        new Trap("thread pool that writes", "20", d -> pool(d, true)),
        new Trap("thread pool that writes in transactions", "20", d -> pool(d, false)),
        new Trap("leaked connection with an open transaction", "0", TransactionTraps::leaks),
        new Trap("connection closed with an open transaction", "0", TransactionTraps::closes),
        new Trap("savepoints in odd orders", "error 3B001, 2", TransactionTraps::savepoints),
        new Trap(
            "savepoint of a transaction that has ended",
            "error 3B001",
            TransactionTraps::oldSavepoint),
        new Trap(
            "savepoint outside a transaction",
            "error 25P01",
            d -> tried(() -> run(d, "SAVEPOINT a"))),
        new Trap("COMMIT as text", "1", TransactionTraps::commitsAsText),
        new Trap("procedure that commits", "2", TransactionTraps::callsProcedure),
        new Trap("SERIALIZABLE, write skew", "done, error 40001", TransactionTraps::writeSkew),
        new Trap(
            "writing in a read-only transaction", "error 25006, 0", TransactionTraps::readOnly),
        new Trap(
            "transactions that are read-only by a setting",
            "error 25006",
            TransactionTraps::readOnlyBySetting),
        new Trap("failing batch in auto-commit", "error 23505, 0", TransactionTraps::batch),
        new Trap("numbers of two transactions", "different", TransactionTraps::transactionNumbers));
  }

  private static String commitsItself(DataSource database) throws SQLException {
    try (Connection connection = begin(database, ONE)) {
      connection.commit();
      run(connection, TWO);
      connection.rollback();
    }
    return count(database, "parent");
  }

  private static String goesOn(DataSource database) throws Exception {
    run(database, ONE);
    String failure = tried(() -> run(database, ONE));
    run(database, TWO);
    return answers(failure, count(database, "parent"));
  }

  private static String goesOnInTransaction(DataSource database) throws Exception {
    try (Connection connection = begin(database, ONE)) {
      return answers(
          tried(() -> run(connection, "SELECT 1 / 0")),
          tried(() -> run(connection, TWO)),
          tried(connection::commit),
          count(database, "parent"));
    }
  }

  private static String uncommitted(DataSource database) throws SQLException {
    try (Connection connection = begin(database, ONE)) {
      String before = count(database, "parent");
      connection.commit();
      return answers(before, count(database, "parent"));
    }
  }

  private static String uncommittedElsewhere(DataSource database) throws Exception {
    ExecutorService other = Executors.newSingleThreadExecutor();
    try (Connection connection = begin(database, ONE)) {
      String seen = get(other.submit(() -> count(database, "parent")));
      connection.rollback();
      return seen;
    } finally {
      other.shutdown();
    }
  }

  private static String nested(DataSource database, boolean innerCommits, boolean outerCommits)
      throws SQLException {
    try (Connection outer = begin(database, ONE)) {
      try (Connection inner = begin(database, TWO)) {
        end(inner, innerCommits);
      }
      end(outer, outerCommits);
    }
    return count(database, "parent");
  }

  private static void end(Connection connection, boolean commits) throws SQLException {
    if (commits) {
      connection.commit();
    } else {
      connection.rollback();
    }
  }

  private static String pool(DataSource database, boolean autoCommit) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    List<Future<String>> tasks = new ArrayList<>();
    for (int task = 0; task < 10; task++) {
      int first = 2 * task;
      tasks.add(
          threads.submit(
              () -> {
                try (Connection connection = database.getConnection()) {
                  connection.setAutoCommit(autoCommit);
                  run(connection, "INSERT INTO parent (id) VALUES (" + first + ")");
                  run(connection, "INSERT INTO parent (id) VALUES (" + (first + 1) + ")");
                  if (!autoCommit) {
                    connection.commit();
                  }
                }
                return "done";
              }));
    }
    try {
      for (Future<String> task : tasks) {
        get(task);
      }
    } finally {
      threads.shutdownNow();
    }
    return count(database, "parent");
  }

  private static <T> T get(Future<T> task) throws Exception {
    try {
      return task.get(10, TimeUnit.SECONDS);
    } catch (java.util.concurrent.ExecutionException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
  }

  @SuppressWarnings("resource")
  private static String leaks(DataSource database) throws SQLException {
    begin(database, ONE);
    return count(database, "parent");
  }

  private static String closes(DataSource database) throws SQLException {
    begin(database, ONE).close();
    return count(database, "parent");
  }

  private static String savepoints(DataSource database) throws Exception {
    try (Connection connection = begin(database, ONE)) {
      Savepoint outer = connection.setSavepoint("outer_one");
      run(connection, "INSERT INTO parent VALUES (3, 'c')");
      run(connection, "SAVEPOINT inner_one");
      run(connection, "INSERT INTO parent VALUES (4, 'd')");
      connection.rollback(outer);
      Savepoint again = connection.setSavepoint("again");
      String gone = tried(() -> run(connection, "RELEASE SAVEPOINT inner_one"));
      connection.rollback(again);
      run(connection, TWO);
      connection.releaseSavepoint(outer);
      connection.commit();
      return answers(gone, count(database, "parent"));
    }
  }

  private static String oldSavepoint(DataSource database) throws Exception {
    try (Connection connection = begin(database, ONE)) {
      run(connection, "SAVEPOINT old");
      connection.commit();
      run(connection, TWO);
      return tried(() -> run(connection, "ROLLBACK TO SAVEPOINT old"));
    }
  }

  private static String commitsAsText(DataSource database) throws SQLException {
    try (Connection connection = database.getConnection()) {
      run(connection, "BEGIN");
      run(connection, ONE);
      run(connection, "COMMIT");
    }
    return count(database, "parent");
  }

  private static String callsProcedure(DataSource database) throws SQLException {
    run(database, "CALL fill_in_steps()");
    return count(database, "parent");
  }

  private static String writeSkew(DataSource database) throws Exception {
    try (Connection first = serializable(database);
        Connection second = serializable(database)) {
      Sql.ask(first, "SELECT count(*) FROM parent");
      Sql.ask(second, "SELECT count(*) FROM parent");
      run(first, ONE);
      run(second, TWO);
      return answers(tried(first::commit), tried(second::commit));
    }
  }

  private static Connection serializable(DataSource database) throws SQLException {
    Connection connection = database.getConnection();
    connection.setAutoCommit(false);
    connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
    return connection;
  }

  private static String readOnly(DataSource database) throws Exception {
    try (Connection connection = database.getConnection()) {
      connection.setReadOnly(true);
      connection.setAutoCommit(false);
      String failure = tried(() -> run(connection, ONE));
      connection.rollback();
      return answers(failure, count(database, "parent"));
    }
  }

  private static String readOnlyBySetting(DataSource database) throws Exception {
    try (Connection connection = database.getConnection()) {
      run(connection, "SET default_transaction_read_only = on");
      return tried(() -> run(connection, ONE));
    }
  }

  private static String batch(DataSource database) throws Exception {
    try (Connection connection = database.getConnection();
        PreparedStatement insert =
            connection.prepareStatement("INSERT INTO parent (id) VALUES (?)")) {
      for (int id : new int[] {1, 2, 1}) {
        insert.setInt(1, id);
        insert.addBatch();
      }
      return answers(tried(insert::executeBatch), count(database, "parent"));
    }
  }

  private static String transactionNumbers(DataSource database) throws Exception {
    String first = Sql.ask(database, "SELECT pg_current_xact_id()");
    String second = Sql.ask(database, "SELECT pg_current_xact_id()");
    return attempt(() -> first.equals(second) ? "equal" : "different");
  }
}

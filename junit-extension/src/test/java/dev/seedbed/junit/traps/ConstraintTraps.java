package dev.seedbed.junit.traps;

import static dev.seedbed.junit.traps.Sql.answers;
import static dev.seedbed.junit.traps.Sql.ask;
import static dev.seedbed.junit.traps.Sql.begin;
import static dev.seedbed.junit.traps.Sql.count;
import static dev.seedbed.junit.traps.Sql.run;
import static dev.seedbed.junit.traps.Sql.tried;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/** What is checked late, and what the time is. */
final class ConstraintTraps {
  private static final String ORPHAN = "INSERT INTO child VALUES (1, 7)";
  private static final String TICKET = "INSERT INTO ticket (title) VALUES ('%s')";

  private ConstraintTraps() {}

  static List<Trap> all() {
    return List.of(
        new Trap(
            "deferred foreign key violated, then commit",
            "error 23503, 0",
            ConstraintTraps::violatedAtCommit),
        new Trap(
            "deferred foreign key violated in auto-commit",
            "error 23503, 0",
            ConstraintTraps::violatedInAutoCommit),
        new Trap(
            "deferred foreign key violated, connection closed without a commit",
            "0",
            ConstraintTraps::violatedNeverCommitted),
        new Trap("deferred violation repaired before commit", "1", ConstraintTraps::repaired),
        new Trap(
            "deferred violation repaired in the same statement",
            "1, 2",
            ConstraintTraps::repairedInStatement),
        new Trap(
            "SET CONSTRAINTS outside a transaction",
            "error 23503",
            ConstraintTraps::deferredInAutoCommit),
        new Trap("now() in two transactions", "different", ConstraintTraps::nowTwice),
        new Trap(
            "now() in two transactions, after writing",
            "different",
            ConstraintTraps::nowAfterWriting),
        new Trap("now() twice in a transaction", "equal", ConstraintTraps::nowInOneTransaction),
        new Trap("rows of two transactions by time", "second first", ConstraintTraps::newestFirst),
        new Trap(
            "times of rows of two transactions",
            "2",
            d -> afterTwo(d, "SELECT count(DISTINCT created_at) FROM ticket")),
        new Trap(
            "rows older than now()",
            "2",
            d -> afterTwo(d, "SELECT count(*) FROM ticket WHERE created_at < now()")),
        new Trap("row updated later than made", "t", ConstraintTraps::updatedLater),
        new Trap("sequence after a rollback", "3", ConstraintTraps::sequence),
        new Trap("lastval() of another connection", "error 55000", ConstraintTraps::lastValue));
  }

  private static String violatedAtCommit(DataSource database) throws Exception {
    try (Connection connection = begin(database, ORPHAN)) {
      return answers(tried(connection::commit), count(database, "child"));
    }
  }

  private static String violatedInAutoCommit(DataSource database) throws Exception {
    return answers(tried(() -> run(database, ORPHAN)), count(database, "child"));
  }

  private static String violatedNeverCommitted(DataSource database) throws Exception {
    begin(database, ORPHAN).close();
    return count(database, "child");
  }

  private static String repaired(DataSource database) throws SQLException {
    try (Connection connection = begin(database, ORPHAN)) {
      run(connection, "INSERT INTO parent VALUES (7, 'late')");
      connection.commit();
    }
    return count(database, "child");
  }

  private static String repairedInStatement(DataSource database) throws SQLException {
    run(database, ORPHAN + "; INSERT INTO parent VALUES (7, 'late')");
    String first = count(database, "child");
    run(database, "SELECT family(8)");
    return answers(first, count(database, "child"));
  }

  private static String deferredInAutoCommit(DataSource database) throws Exception {
    try (Connection connection = database.getConnection()) {
      run(connection, "SET CONSTRAINTS ALL DEFERRED");
      return tried(() -> run(connection, ORPHAN));
    }
  }

  private static String nowTwice(DataSource database) throws SQLException {
    return compare(ask(database, "SELECT now()"), ask(database, "SELECT now()"));
  }

  private static String nowAfterWriting(DataSource database) throws SQLException {
    run(database, TICKET.formatted("first"));
    return nowTwice(database);
  }

  private static String nowInOneTransaction(DataSource database) throws SQLException {
    try (Connection connection = begin(database, TICKET.formatted("first"))) {
      return compare(ask(connection, "SELECT now()"), ask(connection, "SELECT now()"));
    }
  }

  private static String compare(String first, String second) {
    return first.equals(second) ? "equal" : "different";
  }

  private static String newestFirst(DataSource database) throws SQLException {
    return afterTwo(database, "SELECT title FROM ticket ORDER BY created_at DESC");
  }

  private static String afterTwo(DataSource database, String question) throws SQLException {
    run(database, TICKET.formatted("first"));
    run(database, TICKET.formatted("second"));
    return ask(database, question);
  }

  private static String updatedLater(DataSource database) throws SQLException {
    run(database, TICKET.formatted("first"));
    run(database, "UPDATE ticket SET updated_at = now()");
    return ask(database, "SELECT updated_at > created_at FROM ticket");
  }

  private static String sequence(DataSource database) throws SQLException {
    run(database, "CREATE SEQUENCE numbers");
    ask(database, "SELECT nextval('numbers')");
    try (Connection connection = begin(database, "SELECT nextval('numbers')")) {
      connection.rollback();
    }
    return ask(database, "SELECT nextval('numbers')");
  }

  private static String lastValue(DataSource database) throws Exception {
    try (Connection first = database.getConnection();
        Connection second = database.getConnection()) {
      run(first, TICKET.formatted("first"));
      return tried(() -> ask(second, "SELECT lastval()"));
    }
  }
}

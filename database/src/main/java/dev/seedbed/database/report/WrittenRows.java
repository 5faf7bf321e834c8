package dev.seedbed.database.report;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The rows that a test wrote, as far as they can be told from those that were there before.
 *
 * <p>At most {@value #ROWS} are shown, and of each the first columns, cut to a readable width. The
 * values of columns that are named like secrets are hidden, as are such fields in JSON documents.
 */
public final class WrittenRows {
  static final int ROWS = 20;

  private WrittenRows() {}

  /**
   * Lines about the rows that a transaction which is still open has written.
   *
   * @param inside the connection whose transaction it is, which must not have failed; what is
   *     changed there for reading is left to the rollback
   * @param outside another connection to the same database, which sees what was there before
   * @throws SQLException when a connection was lost
   */
  public static List<String> uncommitted(Connection inside, Connection outside)
      throws SQLException {
    return lines(new UncommittedRows(inside, outside).read());
  }

  /**
   * Lines about the rows that were committed since the database was made. What they were before,
   * and which rows are gone, cannot be seen.
   *
   * @param connection to the database, which was made by {@code CREATE DATABASE}
   * @throws SQLException when the connection was lost
   */
  public static List<String> sinceCreation(Connection connection) throws SQLException {
    return lines(new CommittedRows(connection).read());
  }

  private static List<String> lines(Changes changes) {
    List<String> lines = new ArrayList<>();
    changes.rows().stream().limit(ROWS).map(RowChange::line).forEach(lines::add);
    if (changes.rows().size() > ROWS) {
      lines.add("… and more");
    }
    lines.addAll(changes.notes());
    return lines;
  }
}

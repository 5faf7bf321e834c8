package dev.seedbed.database.isolation;

import java.sql.SQLException;
import org.postgresql.core.BaseConnection;
import org.postgresql.largeobject.LargeObject;
import org.postgresql.largeobject.LargeObjectManager;

/** The driver's large objects, which live in transactions and nowhere else. */
final class GuardedLargeObjects extends LargeObjectManager {
  private static final String NO_ACTIVE_SQL_TRANSACTION = "25P01";

  private final LogicalTransactions session;
  private final LogicalConnection connection;

  GuardedLargeObjects(
      LogicalTransactions session, LogicalConnection connection, BaseConnection driver)
      throws SQLException {
    super(driver);
    this.session = session;
    this.connection = connection;
  }

  /** All other methods that open one come here. */
  @Override
  public LargeObject open(long oid, int mode, boolean commitOnClose) throws SQLException {
    requireTransaction(connection);
    session.enter(connection);
    if (commitOnClose) {
      throw session.refuse(
          IsolationException.statement("LargeObjectManager.open(…, true)", Refused.DRIVER));
    }
    LargeObject opened = super.open(oid, mode, false);
    session.turns().note(connection, transaction -> transaction.noteLargeObject(opened));
    return opened;
  }

  @Override
  public long createLO(int mode) throws SQLException {
    requireTransaction(connection);
    session.enter(connection);
    return super.createLO(mode);
  }

  @Override
  public void delete(long oid) throws SQLException {
    requireTransaction(connection);
    session.enter(connection);
    super.delete(oid);
  }

  /** As the driver says it. */
  static void requireTransaction(LogicalConnection connection) throws SQLException {
    if (connection.autoCommits()) {
      throw new SQLException(
          "Large Objects may not be used in auto-commit mode.", NO_ACTIVE_SQL_TRANSACTION);
    }
  }
}

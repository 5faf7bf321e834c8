package dev.seedbed.database.isolation;

import java.lang.reflect.Method;
import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyDual;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;
import org.postgresql.copy.CopyOperation;
import org.postgresql.copy.CopyOut;
import org.postgresql.core.BaseConnection;

/** The driver's {@code COPY}, each operation in a logical transaction: its own in auto-commit. */
final class GuardedCopy extends CopyManager {
  private static final Set<String> ENDS = Set.of("endCopy", "cancelCopy");

  private final LogicalTransactions session;
  private final LogicalConnection connection;

  GuardedCopy(LogicalTransactions session, LogicalConnection connection, BaseConnection driver)
      throws SQLException {
    super(driver);
    this.session = session;
    this.connection = connection;
  }

  @Override
  public CopyIn copyIn(String sql) throws SQLException {
    return guarded(CopyIn.class, sql, () -> super.copyIn(sql));
  }

  @Override
  public CopyOut copyOut(String sql) throws SQLException {
    return guarded(CopyOut.class, sql, () -> super.copyOut(sql));
  }

  @Override
  public CopyDual copyDual(String sql) {
    throw session.refuse(IsolationException.statement(sql, Refused.DRIVER));
  }

  private <T extends CopyOperation> T guarded(Class<T> type, String sql, JdbcCall start)
      throws SQLException {
    T operation = type.cast(session.beginCopy(connection, sql, start));
    return LogicalConnection.proxy(
        type, (self, method, arguments) -> call(operation, method, arguments));
  }

  /** Reading past the last row ends the operation too. */
  private @Nullable Object call(
      CopyOperation operation, Method method, @Nullable Object @Nullable [] arguments)
      throws Throwable {
    boolean active = operation.isActive();
    try {
      @Nullable Object result = LogicalConnection.call(operation, method, arguments);
      if (active && !operation.isActive()) {
        session.endCopy(connection, !method.getName().equals("cancelCopy"));
      }
      return result;
    } catch (Throwable e) {
      if (active && (ENDS.contains(method.getName()) || !operation.isActive())) {
        session.endCopy(connection, false);
      }
      throw e;
    }
  }
}

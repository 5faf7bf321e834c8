package dev.seedbed.database.isolation;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The handler behind a connection that a read-only test is given: looks at each statement before
 * the server does.
 */
final class ReadOnlyConnection implements InvocationHandler {
  private final ReadOnlySession session;
  private final LentConnection lent;
  private final Connection proxy;
  private volatile boolean closed;
  private boolean readOnly;

  ReadOnlyConnection(ReadOnlySession session, LentConnection lent) {
    this.session = session;
    this.lent = lent;
    this.proxy = LogicalConnection.proxy(Connection.class, this);
  }

  Connection proxy() {
    return proxy;
  }

  LentConnection lent() {
    return lent;
  }

  boolean isClosed() {
    return closed;
  }

  @Override
  public @Nullable Object invoke(Object self, Method method, Object @Nullable [] arguments)
      throws Throwable {
    Object first = arguments == null || arguments.length == 0 ? null : arguments[0];
    return switch (method.getName()) {
      case "equals" -> self == first;
      case "hashCode" -> System.identityHashCode(self);
      case "toString" -> "Connection of a read-only test" + (closed ? " (closed)" : "");
      case "isClosed" -> closed || lent.physical().isClosed();
      case "close", "abort" -> close();
      default -> {
        requireOpen();
        yield invokeOpen(self, method, arguments, first);
      }
    };
  }

  private @Nullable Object invokeOpen(
      Object self, Method method, Object @Nullable [] arguments, @Nullable Object first)
      throws Throwable {
    return switch (method.getName()) {
      case "createStatement" -> statement(Statement.class, method, arguments, null);
      case "prepareStatement" ->
          statement(PreparedStatement.class, method, arguments, (String) first);
      case "prepareCall" -> statement(CallableStatement.class, method, arguments, (String) first);
      case "setReadOnly" -> {
        lent.markUsed();
        readOnly = (Boolean) Objects.requireNonNull(first);
        yield LogicalConnection.call(lent.physical(), method, arguments);
      }
      case "unwrap" ->
          ((Class<?>) Objects.requireNonNull(first)).isInstance(self)
              ? self
              : pass(method, arguments);
      case "getAutoCommit", "isReadOnly", "isValid", "getMetaData", "getCatalog" ->
          LogicalConnection.call(lent.physical(), method, arguments);
      default -> pass(method, arguments);
    };
  }

  /** What may change the session. */
  private @Nullable Object pass(Method method, Object @Nullable [] arguments) throws Throwable {
    lent.markUsed();
    return LogicalConnection.call(lent.physical(), method, arguments);
  }

  private <T extends Statement> T statement(
      Class<T> type, Method method, Object @Nullable [] arguments, @Nullable String sql)
      throws Throwable {
    Statement physical =
        (Statement)
            Objects.requireNonNull(LogicalConnection.call(lent.physical(), method, arguments));
    return LogicalConnection.proxy(type, new ReadOnlyStatement(this, physical, sql));
  }

  private void requireOpen() throws SQLException {
    if (closed) {
      throw new SQLException("This connection has been closed.", "08003");
    }
  }

  private @Nullable Object close() throws SQLException {
    if (!closed) {
      closed = true;
      if (!lent.physical().getAutoCommit()) {
        lent.markUsed();
      }
      session.closed(this);
    }
    return null;
  }

  /** Runs a JDBC call that executes SQL, if it may. */
  @Nullable Object execute(@Nullable String sql, JdbcCall call) throws Throwable {
    requireOpen();
    if (session.leavesTraces(sql)) {
      lent.markUsed();
    }
    IsolationException refused = session.guard().check(lent.physical(), sql);
    if (refused != null) {
      throw session.refuse(refused);
    }
    try {
      return call.run();
    } catch (SQLException e) {
      // Code that asked for a read-only connection is told so in real life, too.
      if (ReadOnlyGuard.isRefusal(e) && !readOnly) {
        throw session.refuse(
            IsolationException.readOnly(sql == null ? "a batch" : sql, ReadOnlyGuard.WRITES, e));
      }
      throw e;
    }
  }
}

package dev.seedbed.database.isolation;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.core.BaseConnection;

/**
 * The handler behind a connection that a test is given: keeps the state that a connection of its
 * own would have, and passes the rest on to the session's physical connection.
 */
final class LogicalConnection implements InvocationHandler {
  private static final Set<String> BEYOND_ISOLATION = Set.of("setAutosave", "getReplicationAPI");

  private final LogicalTransactions session;
  private final Connection proxy;
  private final DriverSettings driverSettings = new DriverSettings();
  private boolean autoCommit = true;
  private boolean readOnly;
  private boolean closed;

  LogicalConnection(LogicalTransactions session) {
    this.session = session;
    this.proxy =
        (Connection)
            Proxy.newProxyInstance(
                LogicalConnection.class.getClassLoader(),
                new Class<?>[] {Connection.class, PGConnection.class},
                this);
  }

  Connection proxy() {
    return proxy;
  }

  boolean autoCommits() {
    return autoCommit;
  }

  boolean readsOnly() {
    return readOnly;
  }

  /** Statements and metadata of a closed connection are closed with it. */
  void requireOpen() throws SQLException {
    if (closed) {
      throw new SQLException("This connection has been closed.", "08003");
    }
  }

  @Override
  public @Nullable Object invoke(Object self, Method method, Object @Nullable [] arguments)
      throws Throwable {
    Object first = arguments == null || arguments.length == 0 ? null : arguments[0];
    return switch (method.getName()) {
      case "equals" -> self == first;
      case "hashCode" -> System.identityHashCode(self);
      case "toString" -> "Connection of a test under rollback" + (closed ? " (closed)" : "");
      case "isClosed" -> closed;
      case "close", "abort" -> close();
      case "isValid" -> !closed && session.driver().isValid((Integer) given(first));
      default -> {
        requireOpen();
        session.requireConnection();
        yield invokeOpen(self, method, arguments, first);
      }
    };
  }

  private @Nullable Object invokeOpen(
      Object self, Method method, Object @Nullable [] arguments, @Nullable Object first)
      throws Throwable {
    return switch (method.getName()) {
      case "getAutoCommit" -> autoCommit;
      case "setAutoCommit" -> setAutoCommit((Boolean) given(first));
      case "isReadOnly" -> readOnly;
      case "setReadOnly" -> {
        readOnly = (Boolean) given(first);
        yield null;
      }
      case "getTransactionIsolation" -> Connection.TRANSACTION_READ_COMMITTED;
      case "setTransactionIsolation" -> setTransactionIsolation((Integer) given(first));
      case "commit" -> {
        requireTransaction("commit");
        session.turns().commit(this);
        yield null;
      }
      case "rollback" -> rollback(method, arguments, first);
      case "setSavepoint", "releaseSavepoint" -> {
        requireTransaction("use savepoints");
        yield pass(method, arguments);
      }
      case "setSchema", "setClientInfo" -> {
        session.noteSettings(this);
        yield pass(method, arguments);
      }
      case "unwrap" -> unwrap(self, (Class<?>) given(first));
      case "isWrapperFor" -> ((Class<?>) given(first)).isInstance(self);
      case "getCopyAPI" -> new GuardedCopy(session, this, driver());
      case "getLargeObjectAPI" -> new GuardedLargeObjects(session, this, driver());
      case "createStatement" -> statement(Statement.class, method, arguments, null);
      case "prepareStatement" ->
          statement(PreparedStatement.class, method, arguments, (String) first);
      case "prepareCall" -> statement(CallableStatement.class, method, arguments, (String) first);
      case "getMetaData" -> metaData();
      default -> {
        if (BEYOND_ISOLATION.contains(method.getName())) {
          throw session.refuse(
              IsolationException.statement(method.getName() + "()", Refused.DRIVER));
        }
        driverSettings.beforeCall(session.driver(), method.getName());
        yield pass(method, arguments);
      }
    };
  }

  private <T extends Statement> T statement(
      Class<T> type, Method method, Object @Nullable [] arguments, @Nullable String sql)
      throws Throwable {
    Statement physical = (Statement) Objects.requireNonNull(call(method, arguments));
    return proxy(type, new LogicalStatement(session, this, physical, sql));
  }

  /** Metadata comes from queries too, so they run in this connection's transaction. */
  private DatabaseMetaData metaData() throws SQLException {
    DatabaseMetaData physical = session.driver().getMetaData();
    return proxy(
        DatabaseMetaData.class,
        (self, method, arguments) ->
            switch (method.getName()) {
              case "getConnection" -> proxy;
              case "supportsTransactionIsolationLevel" ->
                  !refused((Integer) Objects.requireNonNull(arguments)[0]);
              default -> session.execute(this, null, () -> call(physical, method, arguments));
            });
  }

  private @Nullable Object pass(Method method, Object @Nullable [] arguments) throws Throwable {
    return session.execute(this, null, () -> call(method, arguments));
  }

  private @Nullable Object rollback(
      Method method, Object @Nullable [] arguments, @Nullable Object savepoint) throws Throwable {
    requireTransaction("roll back");
    if (savepoint != null) {
      return pass(method, arguments);
    }
    session.turns().rollback(this);
    return null;
  }

  private @Nullable Object call(Method method, Object @Nullable [] arguments) throws Throwable {
    return call(session.driver(), method, arguments);
  }

  private BaseConnection driver() {
    return (BaseConnection) session.driver();
  }

  private Object unwrap(Object self, Class<?> type) {
    if (type.isInstance(self)) {
      return self;
    }
    throw session.refuse(
        IsolationException.statement("unwrap(" + type.getName() + ")", Refused.DRIVER));
  }

  private @Nullable Object setAutoCommit(boolean on) throws SQLException {
    if (on && !autoCommit) {
      session.turns().commit(this);
    }
    autoCommit = on;
    return null;
  }

  private @Nullable Object setTransactionIsolation(int level) throws SQLException {
    if (refused(level)) {
      throw session.refuse(
          IsolationException.statement(
              "setTransactionIsolation(" + level + ")", Refused.ISOLATION_LEVEL));
    }
    if (level == Connection.TRANSACTION_NONE) {
      throw new SQLException("PostgreSQL always has transactions.", "22023");
    }
    return null;
  }

  private static boolean refused(int level) {
    return level == Connection.TRANSACTION_SERIALIZABLE
        || level == Connection.TRANSACTION_REPEATABLE_READ;
  }

  private void requireTransaction(String action) throws SQLException {
    if (autoCommit) {
      throw new SQLException("Cannot " + action + " when autoCommit is enabled.", "25P01");
    }
  }

  private @Nullable Object close() throws SQLException {
    if (!closed) {
      closed = true;
      session.close(this);
      driverSettings.restore(session.driver());
    }
    return null;
  }

  /** An argument that the JDBC interface requires. */
  private static Object given(@Nullable Object argument) {
    return Objects.requireNonNull(argument);
  }

  static @Nullable Object call(Object target, Method method, Object @Nullable [] arguments)
      throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
  }

  static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader() == null
                ? LogicalConnection.class.getClassLoader()
                : type.getClassLoader(),
            new Class<?>[] {type},
            handler));
  }
}

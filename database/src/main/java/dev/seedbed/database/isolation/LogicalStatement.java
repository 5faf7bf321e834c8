package dev.seedbed.database.isolation;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.sql.Statement;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The handler behind a statement: whatever it executes goes through the session first. */
final class LogicalStatement implements InvocationHandler {
  private final RollbackSession session;
  private final LogicalConnection connection;
  private final Statement physical;
  private final @Nullable String prepared;

  /**
   * @param prepared the statement's SQL, null if each execution brings its own
   */
  LogicalStatement(
      RollbackSession session,
      LogicalConnection connection,
      Statement physical,
      @Nullable String prepared) {
    this.session = session;
    this.connection = connection;
    this.physical = physical;
    this.prepared = prepared;
  }

  @Override
  public @Nullable Object invoke(Object self, Method method, Object @Nullable [] arguments)
      throws Throwable {
    Object first = arguments == null || arguments.length == 0 ? null : arguments[0];
    String name = method.getName();
    if (name.equals("equals")) {
      return self == first;
    }
    if (name.equals("hashCode")) {
      return System.identityHashCode(self);
    }
    if (name.equals("getConnection")) {
      return connection.proxy();
    }
    if (name.equals("unwrap") && ((Class<?>) Objects.requireNonNull(first)).isInstance(self)) {
      return self;
    }
    if (name.startsWith("execute") || name.equals("addBatch")) {
      String sql = first instanceof String text ? text : prepared;
      return session.execute(
          connection, sql, () -> LogicalConnection.call(physical, method, arguments));
    }
    return LogicalConnection.call(physical, method, arguments);
  }
}

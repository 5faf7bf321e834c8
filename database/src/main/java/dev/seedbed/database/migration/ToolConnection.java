package dev.seedbed.database.migration;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * Lends a connection to another migration tool: it cannot close it, and each statement is told
 * before and after it runs.
 */
final class ToolConnection {

  /** Hears of a statement before it runs, and after it succeeded. */
  interface Observer {
    void before(String sql) throws SQLException;

    default void after(String sql) throws SQLException {}
  }

  private final Connection connection;
  private final Observer observer;

  private ToolConnection(Connection connection, Observer observer) {
    this.connection = connection;
    this.observer = observer;
  }

  static Connection lend(Connection connection, Observer observer) {
    ToolConnection lender = new ToolConnection(connection, observer);
    return proxy(Connection.class, lender::onConnection);
  }

  private interface Call {
    @Nullable Object of(Method method, Object @Nullable [] arguments) throws Throwable;
  }

  private static <T> T proxy(Class<T> type, Call call) {
    return type.cast(
        Proxy.newProxyInstance(
            ToolConnection.class.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) ->
                switch (method.getName()) {
                  case "equals" -> arguments != null && self == arguments[0];
                  case "hashCode" -> System.identityHashCode(self);
                  default -> call.of(method, arguments);
                }));
  }

  private @Nullable Object onConnection(Method method, Object @Nullable [] arguments)
      throws Throwable {
    if (method.getName().equals("close")) {
      return null;
    }
    Object result = invoke(connection, method, arguments);
    if (!(result instanceof Statement statement)) {
      return result;
    }
    String prepared = arguments != null && arguments[0] instanceof String sql ? sql : "";
    Call call = (on, with) -> onStatement(statement, prepared, on, with);
    if (result instanceof CallableStatement) {
      return proxy(CallableStatement.class, call);
    }
    return result instanceof PreparedStatement && method.getReturnType() == PreparedStatement.class
        ? proxy(PreparedStatement.class, call)
        : proxy(Statement.class, call);
  }

  private @Nullable Object onStatement(
      Statement statement, String prepared, Method method, Object @Nullable [] arguments)
      throws Throwable {
    if (!method.getName().startsWith("execute")) {
      return invoke(statement, method, arguments);
    }
    boolean own = arguments != null && arguments[0] instanceof String;
    String sql = own && arguments != null ? (String) arguments[0] : prepared;
    observer.before(sql);
    Object result = invoke(statement, method, arguments);
    observer.after(sql);
    return result;
  }

  private static @Nullable Object invoke(
      Object target, Method method, Object @Nullable [] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
  }
}

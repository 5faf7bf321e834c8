package dev.seedbed.catalog;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** A connection that notes every text it executes, and lets a test put another in its place. */
final class WatchedConnection {
  private final Connection target;
  private final UnaryOperator<String> change;
  private final List<String> executed = new ArrayList<>();

  WatchedConnection(Connection target, UnaryOperator<String> change) {
    this.target = target;
    this.change = change;
  }

  Connection connection() {
    return proxy(
        Connection.class,
        (method, arguments) ->
            method.getName().equals("createStatement")
                ? statement((Statement) call(target, method, arguments))
                : call(target, method, arguments));
  }

  List<String> executed() {
    return executed;
  }

  private Statement statement(Statement statement) {
    return proxy(
        Statement.class,
        (method, arguments) -> {
          if (arguments != null && arguments.length > 0 && arguments[0] instanceof String sql) {
            executed.add(sql);
            arguments[0] = change.apply(sql);
          }
          return call(statement, method, arguments);
        });
  }

  private interface Handler {
    Object handle(Method method, Object[] arguments) throws Throwable;
  }

  private static <T> T proxy(Class<T> type, Handler handler) {
    return type.cast(
        Proxy.newProxyInstance(
            WatchedConnection.class.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> handler.handle(method, arguments)));
  }

  private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}

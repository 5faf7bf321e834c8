package dev.seedbed.assertions.mutation;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A session in which migrations commit and nothing stays: all is one transaction, which is rolled
 * back at the end. What the session has read of a schema it need not read again for the next one.
 */
final class Undone implements AutoCloseable {
  private final Connection physical;
  private final Connection connection;

  private Undone(Connection physical) {
    this.physical = physical;
    this.connection = lent(physical);
  }

  /** Begins the transaction on a connection that is in auto-commit mode. */
  static Undone begin(Connection physical) throws SQLException {
    physical.setAutoCommit(false);
    return new Undone(physical);
  }

  /** For migrations: its commits are none. */
  Connection connection() {
    return connection;
  }

  private static Connection lent(Connection physical) {
    AtomicBoolean autoCommit = new AtomicBoolean(true);
    return (Connection)
        Proxy.newProxyInstance(
            Undone.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              switch (method.getName()) {
                case "setAutoCommit" -> autoCommit.set((boolean) arguments[0]);
                case "getAutoCommit" -> {
                  return autoCommit.get();
                }
                case "commit", "close" -> {}
                default -> {
                  try {
                    return method.invoke(physical, arguments);
                  } catch (InvocationTargetException e) {
                    throw e.getCause();
                  }
                }
              }
              return null;
            });
  }

  @Override
  public void close() throws SQLException {
    physical.rollback();
    physical.setAutoCommit(true);
  }
}

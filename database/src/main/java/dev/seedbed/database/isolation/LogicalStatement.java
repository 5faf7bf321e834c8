package dev.seedbed.database.isolation;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGStatement;

/** The handler behind a statement: whatever it executes goes through the session first. */
final class LogicalStatement implements InvocationHandler {
  private static final Set<String> LARGE_OBJECTS =
      Set.of("setBlob", "setClob", "getBlob", "getClob");

  private final LogicalTransactions session;
  private final LogicalConnection connection;
  private final Statement physical;
  private final @Nullable String prepared;
  private final List<String> batch = new ArrayList<>();
  private int changesBefore = -1;

  /**
   * @param prepared the statement's SQL, null if each execution brings its own
   */
  LogicalStatement(
      LogicalTransactions session,
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
    @Nullable Object first = arguments == null || arguments.length == 0 ? null : arguments[0];
    String name = method.getName();
    @Nullable Object result =
        switch (name) {
          case "equals" -> self == first;
          case "hashCode" -> System.identityHashCode(self);
          case "getConnection" -> connection.proxy();
          case "unwrap" ->
              ((Class<?>) Objects.requireNonNull(first)).isInstance(self)
                  ? self
                  : LogicalConnection.call(physical, method, arguments);
          case "addBatch", "clearBatch" -> batch(name, first, method, arguments);
          default -> {
            if (LARGE_OBJECTS.contains(name)) {
              GuardedLargeObjects.requireTransaction(connection);
            }
            yield name.startsWith("execute")
                ? execute(first, method, arguments)
                : LogicalConnection.call(physical, method, arguments);
          }
        };
    return result instanceof ResultSet rows && self instanceof Statement statement
        ? LogicalResultSet.over(rows, session, connection, statement)
        : result;
  }

  private @Nullable Object batch(
      String name, @Nullable Object first, Method method, Object @Nullable [] arguments)
      throws Throwable {
    if (name.equals("clearBatch")) {
      batch.clear();
    } else if (first instanceof String sql) {
      batch.add(sql);
    }
    return LogicalConnection.call(physical, method, arguments);
  }

  private @Nullable Object execute(
      @Nullable Object first, Method method, Object @Nullable [] arguments) throws Throwable {
    String sql = first instanceof String text ? text : prepared;
    if (sql == null) {
      sql = String.join(";\n", batch);
      batch.clear();
    }
    requireCurrent(sql);
    return session.execute(connection, sql, () -> fetching(method, arguments));
  }

  /** In auto-commit mode the driver prepares the statement anew, in a transaction it cannot. */
  private void requireCurrent(String sql) throws SQLException {
    int changes = session.changesByOthers(connection);
    if (!connection.autoCommits()
        && changesBefore >= 0
        && changes != changesBefore
        && physical.unwrap(PGStatement.class).isUseServerPrepare()) {
      throw session.refuse(IsolationException.statement(sql, Refused.PREPARED_BEFORE_DDL));
    }
    changesBefore = prepared == null ? -1 : changes;
  }

  /** As in real life rows are fetched bit by bit in a transaction only. */
  private @Nullable Object fetching(Method method, Object @Nullable [] arguments) throws Throwable {
    int size = physical.getFetchSize();
    if (size == 0) {
      return LogicalConnection.call(physical, method, arguments);
    }
    if (!connection.autoCommits()) {
      session.turns().note(connection, OpenTransaction::noteCursor);
      return LogicalConnection.call(physical, method, arguments);
    }
    physical.setFetchSize(0);
    try {
      return LogicalConnection.call(physical, method, arguments);
    } finally {
      restore(size);
    }
  }

  private void restore(int fetchSize) throws SQLException {
    if (!physical.isClosed()) {
      physical.setFetchSize(fetchSize);
    }
  }
}

package dev.seedbed.database.isolation;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The handler behind a result: what writes or fetches goes through the session. */
record LogicalResultSet(
    ResultSet physical,
    LogicalTransactions session,
    LogicalConnection connection,
    Statement statement)
    implements InvocationHandler {
  private static final Set<String> RUNS_SQL =
      Set.of("insertRow", "updateRow", "deleteRow", "refreshRow");
  private static final Set<String> LARGE_OBJECTS = Set.of("getBlob", "getClob");

  static ResultSet over(
      ResultSet physical,
      LogicalTransactions session,
      LogicalConnection connection,
      Statement statement) {
    return LogicalConnection.proxy(
        ResultSet.class, new LogicalResultSet(physical, session, connection, statement));
  }

  @Override
  public @Nullable Object invoke(Object self, Method method, Object @Nullable [] arguments)
      throws Throwable {
    String name = method.getName();
    return switch (name) {
      case "equals" -> self == Objects.requireNonNull(arguments)[0];
      case "hashCode" -> System.identityHashCode(self);
      case "getStatement" -> statement;
      default -> {
        if (LARGE_OBJECTS.contains(name)) {
          GuardedLargeObjects.requireTransaction(connection);
        }
        JdbcCall call = () -> LogicalConnection.call(physical, method, arguments);
        yield RUNS_SQL.contains(name) ? session.execute(connection, null, call) : call.run();
      }
    };
  }
}

package dev.seedbed.database.isolation;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.sql.Statement;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The handler behind a read-only test's statement: whatever it executes is looked at first. */
final class ReadOnlyStatement implements InvocationHandler {
  private final ReadOnlyConnection connection;
  private final Statement physical;
  private final @Nullable String prepared;
  private @Nullable String batched;

  /**
   * @param prepared the statement's SQL, null if each execution brings its own
   */
  ReadOnlyStatement(ReadOnlyConnection connection, Statement physical, @Nullable String prepared) {
    this.connection = connection;
    this.physical = physical;
    this.prepared = prepared;
  }

  @Override
  public @Nullable Object invoke(Object self, Method method, Object @Nullable [] arguments)
      throws Throwable {
    Object first = arguments == null || arguments.length == 0 ? null : arguments[0];
    String name = method.getName();
    return switch (name) {
      case "equals" -> self == first;
      case "hashCode" -> System.identityHashCode(self);
      case "getConnection" -> connection.proxy();
      default -> {
        if (name.equals("unwrap") && ((Class<?>) Objects.requireNonNull(first)).isInstance(self)) {
          yield self;
        }
        if (name.equals("addBatch") && first instanceof String sql) {
          batched = sql;
        }
        if (name.startsWith("execute") || name.equals("addBatch")) {
          yield connection.execute(
              sql(first), () -> LogicalConnection.call(physical, method, arguments));
        }
        yield LogicalConnection.call(physical, method, arguments);
      }
    };
  }

  private @Nullable String sql(@Nullable Object first) {
    if (first instanceof String text) {
      return text;
    }
    return prepared == null ? batched : prepared;
  }
}

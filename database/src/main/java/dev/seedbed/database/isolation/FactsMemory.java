package dev.seedbed.database.isolation;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * What sessions of one database remember of it between them.
 *
 * <p>Thread-safe.
 */
final class FactsMemory {
  private final AtomicReference<@Nullable DatabaseFacts> known = new AtomicReference<>();

  /** What is remembered, or else what the database says now. */
  DatabaseFacts get(Connection connection) throws SQLException {
    DatabaseFacts remembered = known.get();
    if (remembered != null) {
      return remembered;
    }
    DatabaseFacts read = DatabaseFacts.read(connection);
    known.set(read);
    return read;
  }
}

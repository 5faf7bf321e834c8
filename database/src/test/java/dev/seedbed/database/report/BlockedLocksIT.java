package dev.seedbed.database.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.database.SharedServer;
import dev.seedbed.database.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class BlockedLocksIT {

  @Test
  void names_who_waits_and_who_lets_them_wait() throws Exception {
    String database = SharedServer.newDatabase();
    try (Connection holder = SharedServer.get().connect(database);
        Connection waiter = SharedServer.get().connect(database);
        Connection outside = SharedServer.get().connect(database)) {
      execute(holder, "CREATE TABLE jobs (id int)");
      assertThat(BlockedLocks.lines(outside)).isEmpty();
      holder.setAutoCommit(false);
      execute(holder, "LOCK TABLE jobs");
      CompletableFuture<Void> waiting = CompletableFuture.runAsync(() -> read(waiter));
      List<String> lines = List.of();
      long end = System.nanoTime() + 10_000_000_000L;
      while (lines.isEmpty() && System.nanoTime() < end) {
        lines = BlockedLocks.lines(outside);
      }
      holder.rollback();
      waiting.get();
      assertThat(lines)
          .singleElement()
          .asString()
          .matches(
              """
              process \\d+ waits for AccessShareLock on jobs: SELECT \\* FROM jobs
              process \\d+ holds it, idle in transaction: LOCK TABLE jobs""");
    }
  }

  private static void read(Connection connection) {
    try {
      execute(connection, "SELECT *\n  FROM jobs");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    Sql.execute(connection, sql);
  }
}

package dev.seedbed.database;

import static dev.seedbed.database.Sql.execute;
import static dev.seedbed.database.Sql.query;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.database.isolation.Isolation;
import dev.seedbed.database.isolation.TestSession;
import dev.seedbed.database.server.Await;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** On a server that goes on running: one that ends with its JVM takes everything with it. */
class KilledWhileCloningIT {
  private static final String MAKING =
      "SELECT pid FROM pg_stat_activity WHERE state = 'active' AND usename = 'cloner'"
          + " AND query LIKE 'CREATE DATABASE%'";
  private static final String DATABASES =
      "SELECT datname FROM pg_database WHERE datdba = 'cloner'::regrole AND datname <> 'cloner_test'";

  private static final String LOCKS =
      "SELECT pid FROM pg_locks JOIN pg_database AS d ON d.oid = database"
          + " WHERE locktype = 'advisory' AND datname IN ('postgres', 'cloner_test')";

  /** Enough of them for a copy to take a while. */
  private static final String ROWS =
      "CREATE TABLE agents AS"
          + " SELECT id, repeat('x', 500) AS name FROM generate_series(1, 40000) AS id";

  @Test
  void leaves_nothing_that_the_next_run_does_not_drop() throws Exception {
    try (Connection server = SharedServer.get().connect("postgres")) {
      execute(server, "CREATE ROLE cloner LOGIN CREATEDB PASSWORD 'secret'");
      execute(server, "CREATE DATABASE cloner_test OWNER cloner");
      try (Connection owner = SharedServer.get().connect("cloner_test")) {
        execute(owner, "SET SESSION AUTHORIZATION cloner; " + ROWS);
      }
      String url = SharedServer.get().jdbcUrl("cloner_test");
      Process cloning = CloningJvm.start(url, "cloner");
      try {
        assertThat(Await.until(Duration.ofSeconds(60), () -> any(server, MAKING))).isTrue();
      } finally {
        cloning.destroyForcibly().waitFor();
      }
      // The server itself goes on until it notices.
      assertThat(Await.until(Duration.ofSeconds(60), () -> !any(server, MAKING))).isTrue();

      TestDatabases databases =
          TestDatabases.start(CloningJvm.settings(url, "cloner"), CloningJvm.SCHEMA);
      TestSession clone = databases.migratedBy(CloningJvm.SCHEMA).begin(new Isolation.Clone());
      assertThat(query(clone.dataSource(), "SELECT count(*) FROM agents")).containsExactly("40000");
      clone.end();
      databases.close();

      assertThat(query(server, DATABASES)).isEmpty();
      // A lock goes with its connection, which the server ends a little later than we do.
      assertThat(Await.until(Duration.ofSeconds(60), () -> !any(server, LOCKS))).isTrue();
    }
  }

  private static boolean any(Connection server, String sql) {
    try {
      return !query(server, sql).isEmpty();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}

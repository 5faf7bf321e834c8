package dev.seedbed.database.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.database.Sql;
import dev.seedbed.database.server.PostgresServer;
import dev.seedbed.database.settings.Settings;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClusterStateIT {

  @Test
  void tells_what_was_left_behind_in_a_cluster() throws SQLException {
    // Of its own: what other tests of this module do to the shared one must not show.
    try (PostgresServer server =
            PostgresServer.start(
                Settings.of(Map.of("seedbed.server", "embedded"), Map.of(), Path.of("")));
        Connection connection = server.connect("postgres")) {
      execute(connection, "CREATE ROLE old NOLOGIN; CREATE ROLE older");
      ClusterState before = ClusterState.read(connection);
      assertThat(ClusterState.read(connection).since(before)).isEmpty();

      execute(connection, "CREATE ROLE migrated");
      ClusterState migrated = ClusterState.read(connection);
      ClusterState expected = before.with(before, migrated);
      assertThat(migrated.since(expected)).isEmpty();

      execute(connection, "CREATE ROLE left_user IN ROLE older");
      execute(connection, "ALTER ROLE old LOGIN; ALTER ROLE migrated SET work_mem = '5MB'");
      execute(connection, "CREATE DATABASE left_db");
      execute(connection, "ALTER DATABASE left_db SET search_path = x");
      execute(connection, "CREATE DATABASE seedbed_ours");
      execute(connection, "ALTER DATABASE seedbed_ours SET search_path = x");
      execute(connection, "SELECT pg_create_physical_replication_slot('left_slot')");
      execute(connection, "ALTER SYSTEM SET work_mem = '6MB'");
      assertThat(ClusterState.read(connection).since(expected))
          .containsExactly(
              "database left_db",
              "membership of left_user in older",
              "replication slot left_slot",
              "role left_user",
              "role migrated (changed)",
              "role old (changed)",
              "setting search_path in database left_db",
              "setting work_mem of role migrated",
              "setting work_mem of the server");

      execute(connection, "DROP ROLE left_user; DROP ROLE older");
      assertThat(ClusterState.read(connection).since(expected))
          .contains("role older (gone)")
          .doesNotContain("role left_user");
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    Sql.execute(connection, sql);
  }
}

package dev.seedbed.database.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.database.settings.Settings;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedServerIT {

  @Test
  void answers_queries_as_superuser(@TempDir Path projectRoot) throws SQLException {
    for (int i = 0; i < 3; i++) {
      try (PostgresServer server =
              PostgresServer.start(
                  Settings.of(Map.of("seedbed.server", "embedded"), Map.of(), projectRoot));
          Connection connection = server.connect("postgres");
          Statement statement = connection.createStatement();
          ResultSet row =
              statement.executeQuery(
                  "SELECT current_user, rolsuper FROM pg_roles WHERE rolname = current_user")) {
        System.err.println(server.description());
        row.next();
        assertThat(row.getString(1)).isEqualTo("postgres");
        assertThat(row.getBoolean(2)).isTrue();
      }
    }
  }
}

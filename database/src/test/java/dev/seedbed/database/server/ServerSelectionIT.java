package dev.seedbed.database.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.database.SharedServer;
import dev.seedbed.database.settings.Settings;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServerSelectionIT {

  private static final DockerEngine NO_ENGINE =
      new DockerEngine(List.of("unix:///nowhere/docker.sock"));

  @Test
  void takes_an_embedded_server_where_there_is_no_docker_and_says_why() {
    try (PostgresServer server = start(Map.of())) {
      assertThat(server).isInstanceOf(EmbeddedServer.class);
      assertThat(server.description().reason()).isEqualTo("the first that can be had");
      assertThat(server.description().passedOver())
          .containsExactly(
              "external: no url is configured",
              "container: No Docker engine answers (there is no unix:///nowhere/docker.sock)");
    }
  }

  @Test
  void takes_the_configured_database_before_anything_else() throws SQLException {
    Credentials credentials = SharedServer.get().administrator();
    String url = SharedServer.get().jdbcUrl(SharedServer.newDatabase());

    try (PostgresServer server =
        start(
            Map.of(
                "SEEDBED_URL", url,
                "SEEDBED_USER", credentials.user(),
                "SEEDBED_PASSWORD", credentials.password()))) {
      assertThat(server).isInstanceOf(ExternalServer.class);
      assertThat(server.description().reason())
          .isEqualTo("the setting \"url\" comes from environment SEEDBED_URL");
      assertThat(server.description().passedOver()).isEmpty();
    }
  }

  private static PostgresServer start(Map<String, String> environment) {
    Settings settings = Settings.of(Map.of(), environment, Path.of("/nowhere"));
    return new ServerSelection(settings, Machine.current(), NO_ENGINE).start();
  }
}

package dev.seedbed.database.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.database.settings.Settings;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContainerServerIT {

  @Test
  void answers_queries(@TempDir Path projectRoot) {
    for (int i = 0; i < 3; i++) {
      PostgresServer server =
          PostgresServer.start(
              Settings.of(Map.of("seedbed.server", "container"), Map.of(), projectRoot));
      assertThat(server.description().kind()).isEqualTo(ServerKind.CONTAINER);
      long t = System.nanoTime();
      server.close();
      System.err.println("stop " + (System.nanoTime() - t) / 1e6);
    }
  }
}

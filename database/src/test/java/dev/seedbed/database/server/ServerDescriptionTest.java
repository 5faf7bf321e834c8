package dev.seedbed.database.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServerDescriptionTest {

  @Test
  void tells_in_one_line_which_server_it_is_and_why() {
    ServerDescription description =
        new ServerDescription(
            ServerKind.EMBEDDED,
            "the first that can be had",
            List.of("external: no url is configured", "container: No Docker engine answers"),
            "17.6",
            Pgvector.version("0.8.0"),
            Duration.ofMillis(456),
            "127.0.0.1",
            5433);

    assertThat(description)
        .hasToString(
            "PostgreSQL 17.6 (embedded) at 127.0.0.1:5433 with pgvector 0.8.0, ready in 0.46 s;"
                + " the first that can be had; passed over external: no url is configured,"
                + " container: No Docker engine answers");
  }

  @Test
  void tells_why_there_is_no_pgvector() {
    assertThat(Pgvector.missing("none for linux-arm64v8 on the class path"))
        .hasToString("no pgvector (none for linux-arm64v8 on the class path)");
  }
}

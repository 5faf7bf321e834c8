package dev.seedbed.database.isolation;

import static dev.seedbed.database.Sql.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.seedbed.catalog.SeedbedException;
import dev.seedbed.database.server.PostgresServer;
import dev.seedbed.database.server.SmallServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests get no more connections than the server can bear. */
class TestConnectionsIT {

  @Test
  void waits_for_a_connection_to_be_closed_and_then_says_what_is_wrong(@TempDir Path programs)
      throws Exception {
    try (PostgresServer server = SmallServer.start(programs, 30)) {
      Login login = new Login(server, server.administrator(), null);
      TestConnections connections = new TestConnections(login, Duration.ofSeconds(1));
      List<Connection> open = new ArrayList<>();
      for (int i = 0; i < 19; i++) {
        open.add(connections.open("postgres", new Properties()));
      }
      assertThatExceptionOfType(SeedbedException.class)
          .isThrownBy(() -> connections.open("postgres", new Properties()))
          .withMessage(
              """
              No connection left for a test
                expected: one of 19 to be closed within 1 s
                actual: tests that run now hold all of them
                why: the server's max_connections is 30, and the rest is kept for superusers and for making databases
                To fix: run fewer tests at the same time
                    or: close connections after use; a pool in the code under test may hold too many
                    or: give the server a higher max_connections""");
      AtomicInteger asked = new AtomicInteger();
      Runnable idle =
          () -> {
            asked.incrementAndGet();
            connections.close(open.get(0));
          };
      connections.register(idle);
      Connection late = connections.open("postgres", new Properties());
      assertThat(query(late, "SELECT 1")).containsExactly("1");
      assertThat(asked).hasValue(1);
      connections.unregister(idle);
      open.forEach(connections::close);
      connections.close(late);
    }
  }
}

package dev.seedbed.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.database.isolation.IsolationMode;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.platform.testkit.engine.EngineExecutionResults;

@ExtendWith(Kit.class)
class ServerGoneIT {

  @PostgresTest
  @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
  static class KillingCase {
    @Test
    @Order(1)
    void kills_the_server(DataSource database, Connection connection) throws Exception {
      Kit.execute(database, "INSERT INTO app.tenants (id, name, slug) VALUES ('t', 'T', 't')");
      long backend = Long.parseLong(Kit.text(connection, "SELECT pg_backend_pid()"));
      ProcessHandle postmaster =
          ProcessHandle.of(backend).flatMap(ProcessHandle::parent).orElseThrow();
      postmaster.destroyForcibly();
      postmaster.onExit().get();
      Kit.execute(database, "SELECT 1");
    }

    @Test
    @Order(2)
    void finds_out(DataSource database) throws SQLException {
      Kit.execute(database, "SELECT 1");
    }

    @Test
    @Order(3)
    void is_told(DataSource database) throws SQLException {
      Kit.execute(database, "SELECT 1");
    }

    @Test
    @Order(4)
    @TestIsolation(IsolationMode.CLONE)
    void is_told_too(DataSource database) throws SQLException {
      Kit.execute(database, "SELECT 1");
    }
  }

  @Test
  void tells_every_later_test_in_short() {
    EngineExecutionResults results = Kit.run(KillingCase.class);
    List<Throwable> failures = Kit.failures(results);
    assertThat(failures).hasSize(4);
    assertThat(failures.get(0)).isInstanceOf(SQLException.class);
    assertThat(Kit.report(failures.get(0)))
        .contains("\nnothing is known of its rows and connections\n");
    assertThat(withoutPort(failures.get(1)))
        .isEqualTo(
            """
            The server is gone: embedded at 127.0.0.1:PORT
              expected: the PostgreSQL server that the suite began with
              actual: Connection to 127.0.0.1:PORT refused. Check that the hostname and port are \
            correct and that the postmaster is accepting TCP/IP connections. (SQLSTATE 08001)
              why: the server has ended, or cannot be reached any more
              To fix: see the server's log for why it ended; a test may have killed it""");
    assertThat(failures.subList(2, 4))
        .allSatisfy(
            failure ->
                assertThat(withoutPort(failure))
                    .isEqualTo(
                        """
                        The server is gone: embedded at 127.0.0.1:PORT
                          actual: the first to find out was KillingCase.finds_out
                          To fix: see the error of that one"""));
  }

  private static String withoutPort(Throwable failure) {
    return String.valueOf(failure.getMessage())
        .replaceAll("127\\.0\\.0\\.1:\\d+", "127.0.0.1:PORT");
  }
}

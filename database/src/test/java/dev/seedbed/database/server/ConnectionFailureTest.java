package dev.seedbed.database.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ConnectionFailureTest {

  private static final DatabaseUrl URL =
      new DatabaseUrl("db:5432", "db", 5432, "app_test", "", "me", "s3cret");

  @Test
  void tells_that_there_is_no_such_host() {
    assertThat(message("08001", new UnknownHostException("db")))
        .isEqualTo(
            """
            Cannot connect: database "app_test" at db:5432
              expected: a PostgreSQL server that accepts connections
              actual: there is no such host (SQLSTATE 08001)
              To fix: start that server, or correct host and port in url
                  or: remove url, and a container or an embedded server is used""");
  }

  @Test
  void tells_that_there_is_no_answer() {
    assertThat(message("08001", new SocketTimeoutException("timed out")))
        .contains("  actual: no answer in time (SQLSTATE 08001)\n");
  }

  @Test
  void says_what_the_server_says_of_anything_else() {
    assertThat(message("53300", null))
        .contains("  actual: FATAL: sorry, too many clients already (SQLSTATE 53300)\n");
  }

  private static String message(String state, @Nullable Exception cause) {
    SQLException exception =
        new SQLException("FATAL: sorry, too many clients already", state, cause);
    return new ConnectionFailure(URL, new Credentials("me", "s3cret"), exception)
        .message()
        .toString();
  }
}

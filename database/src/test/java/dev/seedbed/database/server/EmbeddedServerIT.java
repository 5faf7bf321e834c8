package dev.seedbed.database.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.seedbed.catalog.SeedbedException;
import dev.seedbed.database.settings.Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmbeddedServerIT {

  private final EmbeddedServer server = start(Map.of());

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void tells_what_it_is() {
    ServerDescription description = server.description();

    assertThat(description.kind()).isEqualTo(ServerKind.EMBEDDED);
    assertThat(description.postgresVersion()).matches("\\d+\\.\\d+");
    assertThat(description.pgvector().available()).isTrue();
    assertThat(description.pgvector().detail()).matches("\\d+\\.\\d+\\.\\d+");
    assertThat(description.host()).isEqualTo("127.0.0.1");
    assertThat(description.boot()).isPositive();
  }

  @Test
  void lets_its_administrator_in_as_superuser() throws SQLException {
    assertThat(ask("SELECT rolname FROM pg_roles WHERE rolsuper AND rolname = current_user"))
        .isEqualTo("postgres");
  }

  @Test
  void asks_for_the_password() {
    String url = server.jdbcUrl("postgres");

    assertThatExceptionOfType(SQLException.class)
        .isThrownBy(() -> DriverManager.getConnection(url, "postgres", "postgres").close())
        .satisfies(e -> assertThat(e.getSQLState()).isEqualTo("28P01"));
  }

  @Test
  void listens_at_the_loopback_only() throws SQLException {
    assertThat(ask("SHOW listen_addresses")).isEqualTo("127.0.0.1");
    assertThat(ask("SHOW unix_socket_directories")).isEmpty();
  }

  @Test
  void offers_pgvector() throws SQLException {
    try (Connection connection = server.connect("postgres");
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE EXTENSION vector");
    }
    assertThat(ask("SELECT '[1,2,3]'::vector <-> '[1,2,5]'")).isEqualTo("2");
  }

  @Test
  void sorts_and_changes_case_alike_on_every_machine() throws SQLException {
    assertThat(ask("SHOW server_encoding")).isEqualTo("UTF8");
    assertThat(ask("SELECT string_agg(x, '' ORDER BY x) FROM unnest('{b,B,ä,a}'::text[]) x"))
        .isEqualTo("Babä");
    assertThat(ask("SELECT lower('ÄÖÜ')")).isEqualTo("äöü");
    assertThat(ask("SELECT reset_val FROM pg_settings WHERE name = 'log_timezone'"))
        .isEqualTo("UTC");
  }

  @Test
  void does_not_wait_for_disks() throws SQLException {
    assertThat(ask("SHOW fsync")).isEqualTo("off");
    assertThat(ask("SHOW synchronous_commit")).isEqualTo("off");
    assertThat(ask("SHOW full_page_writes")).isEqualTo("off");
    assertThat(ask("SHOW max_connections")).isEqualTo("200");
  }

  @Test
  void connects_to_a_database_with_any_name() throws SQLException {
    String name = "Ä \"b\"/c?d&e+f%41";
    try (Connection connection = server.connect("postgres");
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE \"" + name.replace("\"", "\"\"") + "\"");
    }
    try (Connection connection = server.connect(name);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT current_database()")) {
      row.next();
      assertThat(row.getString(1)).isEqualTo(name);
    }
  }

  @Test
  void is_gone_when_it_is_closed_and_may_be_closed_again() throws InterruptedException {
    EmbeddedServer closed = start(Map.of());
    Path folder = closed.folder();
    assertThat(folder).exists();

    closed.close();
    closed.close();

    assertThat(Await.until(Duration.ofSeconds(5), () -> !Files.exists(folder))).isTrue();
    assertThatExceptionOfType(SQLException.class)
        .isThrownBy(() -> closed.connect("postgres").close())
        .satisfies(e -> assertThat(e.getSQLState()).isEqualTo("08001"));
  }

  @Test
  void keeps_its_data_in_the_configured_folder(@TempDir Path configured) throws IOException {
    // Root's server runs as another user, who must come to it.
    Files.setPosixFilePermissions(configured, PosixFilePermissions.fromString("rwxr-xr-x"));
    EmbeddedServer there = start(Map.of("seedbed.data-folder", configured.toString()));
    try {
      assertThat(there.folder()).startsWith(configured).exists();
    } finally {
      there.close();
    }
  }

  @Test
  void listens_at_the_configured_port() throws IOException {
    int port;
    try (ServerSocket socket = loopbackSocket()) {
      port = socket.getLocalPort();
    }
    EmbeddedServer configured = start(Map.of("seedbed.port", String.valueOf(port)));
    try {
      assertThat(configured.description().port()).isEqualTo(port);
    } finally {
      configured.close();
    }
  }

  @Test
  void refuses_a_configured_port_that_is_taken() throws IOException {
    try (ServerSocket taken = loopbackSocket()) {
      int port = taken.getLocalPort();

      assertThatExceptionOfType(SeedbedException.class)
          .isThrownBy(() -> start(Map.of("seedbed.port", String.valueOf(port))))
          .withMessage(
              """
              Port is taken: %d
                expected: a free port at 127.0.0.1 for the embedded PostgreSQL
                actual: another program listens there
                why: the setting "port" comes from system property seedbed.port
                To fix: let it take a free one: -Dseedbed.port=0
                    or: stop the other program"""
                  .formatted(port));
      taken.setSoTimeout(1);
      assertThatExceptionOfType(SocketTimeoutException.class)
          .as("nobody asks the other program")
          .isThrownBy(() -> taken.accept().close());
    }
  }

  @Test
  void says_what_initdb_complains_of_and_leaves_nothing(@TempDir Path home) throws IOException {
    fake(home, "initdb", "echo 'initdb: error: out of luck' >&2; exit 3");
    List<Path> before = folders();

    assertThatExceptionOfType(SeedbedException.class)
        .isThrownBy(() -> start(Map.of("seedbed.postgres-home", home.toString())))
        .withMessageMatching(
            """
            Embedded PostgreSQL: initdb failed
              expected: a data directory in \\S+
              actual: exit code 3
                initdb: error: out of luck
              To fix: correct what initdb complains of
                  or: use a container: -Dseedbed.server=container""");
    assertThat(folders()).isEqualTo(before);
  }

  @Test
  void says_what_the_server_complains_of_and_leaves_nothing(@TempDir Path home) throws IOException {
    fake(home, "initdb", "cat >/dev/null");
    List<Path> before = folders();

    assertThatExceptionOfType(SeedbedException.class)
        .isThrownBy(() -> start(Map.of("seedbed.postgres-home", home.toString())))
        .withMessage(
            """
            Embedded PostgreSQL did not start
              expected: an answer to a query within 60 s
              actual: its log ends with
                FATAL:  out of luck
              To fix: correct what the log complains of
                  or: use a container: -Dseedbed.server=container""");
    assertThat(folders()).isEqualTo(before);
  }

  @Test
  void boots_without_pgvector_where_there_is_none_and_says_so() {
    EmbeddedServer plain =
        EmbeddedServer.start(
            settings(Map.of()), Machines.without("pgvector"), new Decision("test", List.of()));
    try {
      assertThat(plain.description().pgvector())
          .isEqualTo(
              Pgvector.missing(
                  "none for "
                      + Platform.of(Machine.current()).orElseThrow().name()
                      + " on the class path"));
    } finally {
      plain.close();
    }
  }

  /** A PostgreSQL whose {@code postgres} tells its version and else does nothing but complain. */
  private static void fake(Path home, String name, String script) throws IOException {
    // Root's server runs as another user, who must come to it.
    Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
    program(home.resolve(name), script);
    program(
        home.resolve("postgres"),
        "[ \"$1\" != --version ] || { echo 'postgres (PostgreSQL) 17.6'; exit; }\n"
            + "echo 'FATAL:  out of luck' >&2; exit 1");
  }

  private static void program(Path program, String script) throws IOException {
    Files.writeString(program, "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** The folders of this JVM's servers. */
  private List<Path> folders() throws IOException {
    String mine = ProcessHandle.current().pid() + "-";
    try (Stream<Path> all = Files.list(server.folder().getParent())) {
      return all.filter(path -> path.getFileName().toString().startsWith(mine)).sorted().toList();
    }
  }

  private static ServerSocket loopbackSocket() throws IOException {
    return new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
  }

  private String ask(String sql) throws SQLException {
    try (Connection connection = server.connect("postgres");
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }

  private static EmbeddedServer start(Map<String, String> properties) {
    return EmbeddedServer.start(
        settings(properties), Machine.current(), new Decision("test", List.of()));
  }

  private static Settings settings(Map<String, String> properties) {
    return Settings.of(properties, Map.of(), Path.of("/nowhere"));
  }
}

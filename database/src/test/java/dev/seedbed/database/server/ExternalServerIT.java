package dev.seedbed.database.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.seedbed.catalog.SeedbedException;
import dev.seedbed.database.SharedServer;
import dev.seedbed.database.settings.Settings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ExternalServerIT {

  private static final String PASSWORD = "s3cret&p@ss";
  private static final String PLACE = "127.0.0.1:" + SharedServer.get().description().port();

  @BeforeAll
  static void makeRolesAndDatabases() throws SQLException {
    try (Connection connection = SharedServer.get().connect("postgres");
        Statement statement = connection.createStatement()) {
      for (String sql :
          new String[] {
            "CREATE ROLE external_user LOGIN PASSWORD '" + PASSWORD + "'",
            "CREATE ROLE external_group PASSWORD '" + PASSWORD + "'",
            "CREATE DATABASE external_test OWNER external_user",
            "CREATE DATABASE external_notes OWNER external_user",
            "CREATE DATABASE external_prod OWNER external_user"
          }) {
        statement.execute(sql);
      }
    }
  }

  @Test
  void is_used_through_the_database_that_the_url_names() throws SQLException {
    try (ExternalServer server =
        start(
            "SEEDBED_URL",
            "jdbc:postgresql://" + PLACE + "/external_test?ApplicationName=mine",
            "SEEDBED_USER",
            "external_user",
            "SEEDBED_PASSWORD",
            PASSWORD)) {

      assertThat(server.database()).isEqualTo("external_test");
      assertThat(server.administrator()).isEqualTo(new Credentials("external_user", PASSWORD));
      assertThat(server.jdbcUrl("another one"))
          .isEqualTo("jdbc:postgresql://" + PLACE + "/another+one?ApplicationName=mine");
      assertThat(ask(server, "SELECT current_user || ' ' || current_setting('application_name')"))
          .isEqualTo("external_user mine");
      assertThat(server.description())
          .satisfies(
              description -> {
                assertThat(description.kind()).isEqualTo(ServerKind.EXTERNAL);
                assertThat(description.postgresVersion()).matches("\\d+\\.\\d+");
                assertThat(description.host() + ":" + description.port()).isEqualTo(PLACE);
              });
    }
  }

  @Test
  void takes_the_url_that_other_languages_use() throws SQLException {
    try (ExternalServer server =
        start(
            "SEEDBED_URL",
            "postgresql://external_user:s3cret%26p%40ss@"
                + PLACE
                + "/external_test?sslmode=disable&schema=public")) {
      assertThat(ask(server, "SELECT current_user")).isEqualTo("external_user");
      assertThat(server.jdbcUrl("external_test"))
          .isEqualTo("jdbc:postgresql://" + PLACE + "/external_test?sslmode=disable");
    }
  }

  @Test
  void prefers_configured_credentials_to_those_in_the_url() throws SQLException {
    try (ExternalServer server =
        start(
            "SEEDBED_URL",
            "postgresql://nobody:wrong@" + PLACE + "/external_test",
            "SEEDBED_USER",
            "external_user",
            "SEEDBED_PASSWORD",
            PASSWORD)) {
      assertThat(ask(server, "SELECT current_user")).isEqualTo("external_user");
    }
  }

  @Test
  void stays_when_it_is_closed() throws SQLException {
    ExternalServer server =
        start("SEEDBED_URL", url("external_test"), "SEEDBED_PASSWORD", PASSWORD);

    server.close();

    assertThat(ask(server, "SELECT 1")).isEqualTo("1");
  }

  @Test
  void needs_a_url() {
    fails(
        """
        No external server is configured
          expected: the setting "url" with the URL of a test database
          actual: not set
          why: an external server is asked for by environment SEEDBED_SERVER
          To fix: set SEEDBED_URL, such as jdbc:postgresql://localhost:5432/app_test
              or: let Seedbed start a server: -Dseedbed.server=auto""");
  }

  @Test
  void tells_that_the_password_is_wrong() {
    fails(
        """
        Password refused: user "external_user" at %s
          expected: the password that the role "external_user" has there
          actual: another one (SQLSTATE 28P01)
          To fix: set SEEDBED_PASSWORD to it
              or: change it there: ALTER ROLE "external_user" PASSWORD '…'"""
            .formatted(PLACE),
        "SEEDBED_URL",
        "jdbc:postgresql://" + PLACE + "/external_test?user=external_user&password=hunter2");
  }

  @Test
  void tells_that_a_password_is_missing() {
    fails(
        """
        Password missing: user "external_user" at %s
          expected: the password that the role "external_user" has there
          actual: none is configured, and the server asks for one (SQLSTATE 08004)
          To fix: set SEEDBED_PASSWORD to it"""
            .formatted(PLACE),
        "SEEDBED_URL",
        url("external_test"));
  }

  @Test
  void tells_that_the_user_may_not_log_in() {
    fails(
        """
        User refused: "external_group" at %s
          expected: a role that may log in to the database "external_test"
          actual: FATAL: role "external_group" is not permitted to log in (SQLSTATE 28000)
          To fix: set user to a role that may
              or: allow it in the server's pg_hba.conf"""
            .formatted(PLACE),
        "SEEDBED_URL",
        url("external_test"),
        "SEEDBED_USER",
        "external_group",
        "SEEDBED_PASSWORD",
        PASSWORD);
  }

  @Test
  void tells_that_there_is_no_such_database() {
    fails(
        """
        Database not found: "external_test_2" at %s
          expected: the database that the setting "url" names
          actual: none of that name (SQLSTATE 3D000)
          To fix: make it: CREATE DATABASE "external_test_2"
              or: correct the name in url"""
            .formatted(PLACE),
        "SEEDBED_URL",
        url("external_test_2"),
        "SEEDBED_PASSWORD",
        PASSWORD);
  }

  @Test
  void tells_that_nobody_listens() throws IOException {
    int port;
    try (ServerSocket socket =
        new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
      port = socket.getLocalPort();
    }
    fails(
        """
        Cannot connect: database "app_test" at 127.0.0.1:%d
          expected: a PostgreSQL server that accepts connections
          actual: connection refused (SQLSTATE 08001)
          To fix: start that server, or correct host and port in url
              or: remove url, and a container or an embedded server is used"""
            .formatted(port),
        "SEEDBED_URL",
        "postgresql://me:hunter2@127.0.0.1:" + port + "/app_test");
  }

  @Test
  void refuses_a_database_that_does_not_look_like_a_test_database() {
    fails(
        """
        Not a test database: "external_notes"
          expected: a name with one of the words test, ci or seedbed, such as app_test
          actual: external_notes
          why: tests write to it, and it may be somebody's data
          To fix: set url to a test database
              or: if tests may write to this one, set yes-this-database to external_notes""",
        "SEEDBED_URL",
        url("external_notes"),
        "SEEDBED_PASSWORD",
        PASSWORD);
  }

  @Test
  void takes_such_a_database_when_it_is_named() throws SQLException {
    try (ExternalServer server =
        start(
            "SEEDBED_URL",
            url("external_notes"),
            "SEEDBED_PASSWORD",
            PASSWORD,
            "SEEDBED_YES_THIS_DATABASE",
            "external_notes")) {
      assertThat(ask(server, "SELECT current_database()")).isEqualTo("external_notes");
    }
  }

  @Test
  void refuses_it_when_another_one_is_named() {
    fails(
        """
        Not a test database: "external_notes"
          expected: a name with one of the words test, ci or seedbed, such as app_test
          actual: external_notes, and the setting yes-this-database = external (from environment SEEDBED_YES_THIS_DATABASE) is another
          why: tests write to it, and it may be somebody's data
          To fix: set url to a test database
              or: if tests may write to this one, set yes-this-database to external_notes""",
        "SEEDBED_URL",
        url("external_notes"),
        "SEEDBED_YES_THIS_DATABASE",
        "external");
  }

  @Test
  void refuses_a_production_database_even_when_it_is_named() {
    fails(
        """
        Production database: "external_prod"
          expected: a test database
          actual: a name with a word such as prod or live
          why: tests write to it, so such a database is never used
          To fix: set url to a test database, such as one named app_test
              or: remove url, and a container or an embedded server is used""",
        "SEEDBED_URL",
        url("external_prod"),
        "SEEDBED_PASSWORD",
        PASSWORD,
        "SEEDBED_YES_THIS_DATABASE",
        "external_prod");
  }

  @Test
  void refuses_a_server_that_is_too_old() {
    DatabaseUrl url = new DatabaseUrl("db", "db", 5432, "app_test", "", null, null);

    assertThatExceptionOfType(SeedbedException.class)
        .isThrownBy(() -> ExternalServer.checkVersion(url, "14.19"))
        .withMessage(
            """
            PostgreSQL is too old: 14.19 at db:5432
              expected: PostgreSQL 15 or newer
              actual: 14.19
              To fix: set url to a newer server
                  or: remove url, and a container or an embedded server is used""");
    ExternalServer.checkVersion(url, "15.0");
    ExternalServer.checkVersion(url, "18beta1");
  }

  private static String url(String database) {
    return "postgresql://external_user@" + PLACE + "/" + database;
  }

  private static String ask(ExternalServer server, String sql) throws SQLException {
    try (Connection connection = server.connect(server.database());
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }

  private static ExternalServer start(String... environment) {
    Map<String, String> variables = new HashMap<>(Map.of("SEEDBED_SERVER", "external"));
    for (int i = 0; i < environment.length; i += 2) {
      variables.put(environment[i], environment[i + 1]);
    }
    Settings settings = Settings.of(Map.of(), variables, Path.of("/nowhere"));
    return (ExternalServer) PostgresServer.start(settings);
  }

  private static void fails(String message, String... environment) {
    assertThatExceptionOfType(SeedbedException.class)
        .isThrownBy(() -> start(environment).close())
        .withMessage(message)
        .satisfies(
            exception -> {
              StringWriter trace = new StringWriter();
              exception.printStackTrace(new PrintWriter(trace));
              assertThat(trace.toString()).doesNotContain("s3cret", "hunter2");
            });
  }
}

package dev.seedbed.database.isolation;

import static dev.seedbed.database.Sql.execute;
import static dev.seedbed.database.Sql.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.seedbed.catalog.SeedbedException;
import dev.seedbed.database.SharedServer;
import dev.seedbed.database.TestDatabase;
import dev.seedbed.database.TestDatabases;
import dev.seedbed.database.TestSchema;
import dev.seedbed.database.migration.Migrations;
import dev.seedbed.database.settings.Settings;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What happens when databases or the server go away while tests run. */
@Timeout(60)
class ClusterFaultsIT {

  @Test
  void says_that_the_server_is_gone_at_once_and_to_every_later_test() throws SQLException {
    Migrations schema = TestSchema.of("CREATE TABLE t (id int)");
    TestDatabases databases =
        TestDatabases.start(
            Settings.of(
                Map.of("seedbed.server", "embedded", "seedbed.cache", "off"),
                Map.of(),
                Path.of("")),
            schema);
    TestDatabase database = databases.migratedBy(schema);
    List<Isolation> all =
        List.of(new Isolation.Rollback(false), new Isolation.Clone(), new Isolation.ReadOnly());
    List<TestSession> sessions = all.stream().map(isolation -> begin(database, isolation)).toList();
    List<Connection> connections = sessions.stream().map(ClusterFaultsIT::connection).toList();
    databases.server().close();
    for (int i = 0; i < all.size(); i++) {
      Connection connection = connections.get(i);
      assertThatExceptionOfType(Exception.class)
          .as("%s", all.get(i))
          .isThrownBy(() -> query(connection, "SELECT 1"));
      try {
        sessions.get(i).end();
      } catch (SQLException | IsolationException e) {
        assertThat(e).as("%s", all.get(i)).isNotNull();
      }
    }
    for (Isolation isolation : all) {
      assertThatExceptionOfType(SeedbedException.class)
          .as("%s", isolation)
          .isThrownBy(() -> begin(database, isolation).connection())
          .withMessageContaining("why: the server has ended, or cannot be reached any more\n")
          .withMessageEndingWith(
              "To fix: see the server's log for why it ended; a test may have killed it");
    }
    databases.close();
  }

  @Test
  void says_that_the_template_was_dropped() throws SQLException {
    try (TestDatabases databases = new TestDatabases(SharedServer.get())) {
      TestDatabase database = databases.migratedBy(TestSchema.of("CREATE TABLE dropped (id int)"));
      onServer(
          "ALTER DATABASE " + database.name() + " IS_TEMPLATE false",
          "DROP DATABASE " + database.name());
      assertThatExceptionOfType(SeedbedException.class)
          .isThrownBy(() -> database.begin(new Isolation.Clone()))
          .withMessage(
              """
              No copy of the database %1$s
                expected: CREATE DATABASE … TEMPLATE %1$s to succeed
                actual: ERROR: template database "%1$s" does not exist (SQLSTATE 3D000)
                why: it was dropped while tests ran
                To fix: run the tests again; they make it anew"""
                  .formatted(database.name()));
    }
  }

  @Test
  void tells_a_full_disk_and_a_database_in_use_apart() {
    Login login = new Login(SharedServer.get(), SharedServer.get().administrator(), null);
    assertThat(
            CopyException.of(
                login, "Template", new SQLException("could not write: No space left", "53100")))
        .hasMessage(
            """
            No copy of the database "Template"
              expected: CREATE DATABASE … TEMPLATE "Template" to succeed
              actual: could not write: No space left (SQLSTATE 53100)
              why: each test under CLONE has a copy of the database for as long as it runs
              To fix: free some space where the server's data lie: see docs/servers.md
                  or: run fewer tests at the same time""");
    assertThat(
            CopyException.of(login, "app_test", new SQLException("it is being accessed", "55006")))
        .hasMessage(
            """
            No copy of the database app_test
              expected: CREATE DATABASE … TEMPLATE app_test to succeed
              actual: it is being accessed (SQLSTATE 55006)
              why: a database can be copied only while nobody else is connected to it
              To fix: close the other programs' connections to it
                  or: let Seedbed start the server: -Dseedbed.server=auto, without a URL""");
  }

  @Test
  void tells_a_lost_server_from_other_errors() {
    Login login = new Login(SharedServer.get(), SharedServer.get().administrator(), null);
    SQLException other = new SQLException("no such table", "42P01");
    assertThat((Throwable) ServerGone.explained(login, other)).isSameAs(other);
    assertThatExceptionOfType(SeedbedException.class)
        .isThrownBy(() -> ServerGone.explained(login, new SQLException("refused", "08001")))
        .withMessage(
            """
            The server is gone: embedded at 127.0.0.1:%d
              expected: the PostgreSQL server that the suite began with
              actual: refused (SQLSTATE 08001)
              why: the server has ended, or cannot be reached any more
              To fix: see the server's log for why it ended; a test may have killed it"""
                .formatted(SharedServer.get().description().port()));
  }

  @Test
  void goes_on_after_connections_of_idle_copies_were_lost() throws SQLException {
    try (TestDatabases databases = new TestDatabases(SharedServer.get())) {
      TestDatabase database = databases.migratedBy(TestSchema.of("CREATE TABLE lost (id int)"));
      TestSession session = database.begin(new Isolation.Clone());
      assertThat(query(session.dataSource(), "SELECT count(*) FROM lost")).containsExactly("0");
      session.end();
      onServer(
          "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
              + " WHERE usename = 'seedbed_owner'");
      TestSession next = database.begin(new Isolation.Clone());
      assertThat(query(next.dataSource(), "SELECT count(*) FROM lost")).containsExactly("0");
      next.end();
    }
  }

  @Test
  void drops_what_a_killed_jvm_has_left_behind_but_not_what_a_live_one_uses() throws SQLException {
    onServer("CREATE DATABASE seedbed_0123abcd_00000007_1");
    onServer("CREATE DATABASE seedbed_0123abcd_00000008_1");
    try (Connection live = SharedServer.get().connect("postgres")) {
      execute(live, "SELECT pg_advisory_lock(" + 0x73656564 + ", 8)");
      try (Administration administration = new Administration(SharedServer.get())) {
        assertThat(administration.newName("0123abcdef")).matches("seedbed_0123abcd_[0-9a-f]{8}_1");
      }
      assertThat(
              query(
                  live,
                  "SELECT datname FROM pg_database WHERE datname LIKE 'seedbed\\_0123abcd\\_%'"))
          .containsExactly("seedbed_0123abcd_00000008_1");
      execute(live, "DROP DATABASE seedbed_0123abcd_00000008_1");
    }
  }

  @Test
  void makes_a_half_made_template_anew() throws SQLException {
    Migrations schema = TestSchema.of("CREATE TABLE half (id int)");
    onServer("CREATE DATABASE seedbed_template_" + schema.fingerprint().substring(0, 12));
    try (TestDatabases databases = new TestDatabases(SharedServer.get());
        TestDatabases others = new TestDatabases(SharedServer.get())) {
      TestDatabase made = databases.migratedBy(schema);
      TestDatabase found = others.migratedBy(schema);
      assertThat(found.migrations()).isEqualTo(made.migrations());
      assertThat(found.catalog().userTables()).isEqualTo(made.catalog().userTables());
      TestSession one = made.begin(new Isolation.Rollback(false));
      TestSession other = found.begin(new Isolation.Rollback(false));
      assertThat(one.database()).isNotEqualTo(other.database());
      one.end();
      other.end();
    }
  }

  private static TestSession begin(TestDatabase database, Isolation isolation) {
    try {
      return database.begin(isolation);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Connection connection(TestSession session) {
    try {
      return session.connection();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void onServer(String... statements) throws SQLException {
    try (Connection connection = SharedServer.get().connect("postgres")) {
      execute(connection, statements);
    }
  }
}

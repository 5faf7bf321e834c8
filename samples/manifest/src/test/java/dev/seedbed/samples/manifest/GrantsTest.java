package dev.seedbed.samples.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seedbed.database.isolation.IsolationMode;
import dev.seedbed.database.isolation.TestSession;
import dev.seedbed.fixtures.Agent;
import dev.seedbed.fixtures.Fixtures;
import dev.seedbed.junit.PostgresTest;
import dev.seedbed.junit.TestIsolation;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The service works with the grants of its role, which owns nothing. */
@PostgresTest
class GrantsTest implements StartsEmpty {

  @Test
  void tests_run_as_the_services_role(Connection connection) throws SQLException {
    assertThat(texts(connection, "SELECT current_user || ', ' || current_setting('is_superuser')"))
        .containsExactly("manifest, off");
  }

  @Test
  void the_role_may_read_and_write_all_tables(Connection connection) throws SQLException {
    assertThat(
            texts(
                connection,
                """
                SELECT tables.schemaname || '.' || tables.tablename || ' ' || privilege
                FROM pg_catalog.pg_tables AS tables
                CROSS JOIN unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE']) AS privilege
                WHERE tables.schemaname IN ('auth', 'manifest')
                  AND NOT has_table_privilege(
                    format('%I.%I', tables.schemaname, tables.tablename), privilege)
                """))
        .as("grants that are missing")
        .isEmpty();
  }

  // tag::grant[]
  @Test
  @TestIsolation(IsolationMode.CLONE)
  void a_missing_grant_shows(TestSession session, DataSource database, Fixtures fixtures)
      throws SQLException {
    Agent agent = fixtures.agent().create();
    var message =
        new AgentMessage(
            "m1", agent.tenantId(), agent.id(), Instant.now(), "Hi.", null, 1, 1, null, "ok");
    asOwner(session, "REVOKE INSERT ON manifest.agent_messages FROM manifest");

    assertThatThrownBy(() -> new AgentMessageRepository(database).insert(message))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("permission denied for table agent_messages");
  }

  // end::grant[]

  @Test
  @TestIsolation(IsolationMode.CLONE)
  void tables_of_later_migrations_are_granted_too(TestSession session, Connection connection)
      throws SQLException {
    asOwner(session, "CREATE TABLE manifest.invoices (id bigserial PRIMARY KEY, total numeric)");

    try (Statement statement = connection.createStatement()) {
      statement.execute("INSERT INTO manifest.invoices (total) VALUES (12)");
    }
    assertThat(texts(connection, "SELECT total::text FROM manifest.invoices"))
        .containsExactly("12");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ALTER TABLE manifest.agent_messages DROP COLUMN content",
        "DROP TABLE manifest.security_events",
        "CREATE ROLE intruder",
        "COPY manifest.tenants TO PROGRAM 'cat'"
      })
  void what_only_an_owner_or_a_superuser_may_is_refused(String sql, Connection connection)
      throws SQLException {
    try (Statement statement = connection.createStatement()) {
      assertThatThrownBy(() -> statement.execute(sql))
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("42501"));
    }
  }

  private static void asOwner(TestSession session, String sql) throws SQLException {
    try (Connection owner = session.owner().getConnection();
        Statement statement = owner.createStatement()) {
      statement.execute(sql);
    }
  }

  private static List<String> texts(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> texts = new ArrayList<>();
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
      return texts;
    }
  }
}

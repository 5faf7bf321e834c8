package dev.seedbed.samples.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.junit.PostgresTest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tables and indexes have the names that the service's documents use. */
@PostgresTest
class SchemaTest implements StartsEmpty {

  @Test
  void the_tables_are_those_of_the_documents(Connection connection) throws SQLException {
    assertThat(RowCounts.of(connection))
        .containsOnlyKeys(
            "auth.user",
            "auth.session",
            "manifest.tenants",
            "manifest.agents",
            "manifest.agent_api_keys",
            "manifest.api_keys",
            "manifest.agent_messages",
            "manifest.llm_calls",
            "manifest.tool_executions",
            "manifest.agent_logs",
            "manifest.security_events",
            "manifest.token_usage_snapshots",
            "manifest.cost_snapshots",
            "manifest.model_pricing",
            "manifest.model_pricing_history",
            "manifest.unresolved_models",
            "manifest.notification_rules",
            "manifest.notification_logs",
            "manifest.email_provider_configs",
            "manifest.user_providers",
            "manifest.tier_assignments");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          idx_agent_messages_tenant           | btree (tenant_id)
          idx_agent_messages_timestamp        | btree ("timestamp")
          idx_agent_messages_agent            | btree (agent_id)
          idx_agent_messages_tenant_timestamp | btree (tenant_id, "timestamp" DESC)
          idx_agent_messages_embedding        | hnsw (embedding vector_cosine_ops)
          """)
  void agent_messages_have_the_index(String name, String definition, Connection connection)
      throws SQLException {
    String query =
        "SELECT indexdef FROM pg_indexes WHERE schemaname = 'manifest' AND indexname = ?";
    try (PreparedStatement select = Jdbc.prepare(connection, query, name);
        ResultSet row = select.executeQuery()) {
      assertThat(row.next()).as("index %s exists", name).isTrue();
      assertThat(row.getString("indexdef"))
          .isEqualTo(
              "CREATE INDEX %s ON manifest.agent_messages USING %s".formatted(name, definition));
    }
  }
}

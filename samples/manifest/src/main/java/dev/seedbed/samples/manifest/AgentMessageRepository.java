package dev.seedbed.samples.manifest;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** The messages of agents. Safe for use by several threads if its {@code DataSource} is. */
public final class AgentMessageRepository {

  private static final String INSERT =
      """
      INSERT INTO manifest.agent_messages
        (id, tenant_id, agent_id, timestamp, content, model, input_tokens, output_tokens,
         cost_usd, status)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  private static final String COST_PER_AGENT =
      """
      SELECT agents.name, coalesce(sum(messages.cost_usd), 0) AS cost
      FROM manifest.agents
      LEFT JOIN manifest.agent_messages AS messages ON messages.agent_id = agents.id
      WHERE agents.tenant_id = ?
      GROUP BY agents.id
      ORDER BY cost DESC, agents.name
      """;

  private static final String SELECT =
      """
      SELECT id, tenant_id, agent_id, timestamp, content, model, input_tokens, output_tokens,
        cost_usd, status
      FROM manifest.agent_messages
      """;

  private static final String NEWEST =
      SELECT
          + """
      WHERE tenant_id = ?
      ORDER BY timestamp DESC, id DESC
      LIMIT ?
      """;

  private static final String DELETE_OLDER =
      "DELETE FROM manifest.agent_messages WHERE timestamp < now() - make_interval(days => ?)";

  private static final String EMBED =
      """
      UPDATE manifest.agent_messages SET embedding = ?::vector, updated_at = now()
      WHERE tenant_id = ? AND id = ?
      """;

  static final String NEAREST =
      SELECT
          + """
      WHERE tenant_id = ? AND embedding IS NOT NULL
      ORDER BY embedding <=> ?::vector
      LIMIT ?
      """;

  private final DataSource database;

  public AgentMessageRepository(DataSource database) {
    this.database = database;
  }

  public void insert(AgentMessage message) throws SQLException {
    try (Connection connection = database.getConnection()) {
      insert(connection, message);
    }
  }

  static void insert(Connection connection, AgentMessage message) throws SQLException {
    Jdbc.update(
        connection,
        INSERT,
        message.id(),
        message.tenantId(),
        message.agentId(),
        message.timestamp().atOffset(ZoneOffset.UTC),
        message.content(),
        message.model(),
        message.inputTokens(),
        message.outputTokens(),
        message.costUsd(),
        message.status());
  }

  /** What each agent of a tenant has cost in US dollars, by its name, the dearest first. */
  public Map<String, BigDecimal> costPerAgent(String tenantId) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement select = Jdbc.prepare(connection, COST_PER_AGENT, tenantId);
        ResultSet row = select.executeQuery()) {
      Map<String, BigDecimal> costs = new LinkedHashMap<>();
      while (row.next()) {
        costs.put(row.getString("name"), row.getBigDecimal("cost"));
      }
      return costs;
    }
  }

  /** The newest messages of a tenant, newest first. */
  public List<AgentMessage> newest(String tenantId, int limit) throws SQLException {
    try (Connection connection = database.getConnection()) {
      return messages(connection, NEWEST, tenantId, limit);
    }
  }

  /**
   * Deletes the messages of all tenants that are older than so many days, with their calls and
   * tools.
   *
   * @return how many messages
   */
  public int deleteOlderThan(int days) throws SQLException {
    try (Connection connection = database.getConnection()) {
      return Jdbc.update(connection, DELETE_OLDER, days);
    }
  }

  /** Gives a message of a tenant its embedding, of 384 numbers. */
  public void embed(String tenantId, String messageId, float[] embedding) throws SQLException {
    try (Connection connection = database.getConnection()) {
      Jdbc.update(connection, EMBED, Arrays.toString(embedding), tenantId, messageId);
    }
  }

  /** The messages of a tenant nearest to an embedding by cosine distance, nearest first. */
  public List<AgentMessage> nearest(String tenantId, float[] embedding, int limit)
      throws SQLException {
    return Jdbc.inTransaction(
        database, connection -> nearest(connection, tenantId, embedding, limit));
  }

  static List<AgentMessage> nearest(
      Connection connection, String tenantId, float[] embedding, int limit) throws SQLException {
    // The index knows no tenants: without this it gives up after the 40 nearest of them all.
    Jdbc.update(connection, "SET LOCAL hnsw.iterative_scan = strict_order");
    return messages(connection, NEAREST, tenantId, Arrays.toString(embedding), limit);
  }

  private static List<AgentMessage> messages(Connection connection, String sql, Object... values)
      throws SQLException {
    try (PreparedStatement select = Jdbc.prepare(connection, sql, values);
        ResultSet row = select.executeQuery()) {
      List<AgentMessage> messages = new ArrayList<>();
      while (row.next()) {
        messages.add(message(row));
      }
      return messages;
    }
  }

  private static AgentMessage message(ResultSet row) throws SQLException {
    return new AgentMessage(
        row.getString("id"),
        row.getString("tenant_id"),
        row.getString("agent_id"),
        row.getObject("timestamp", OffsetDateTime.class).toInstant(),
        row.getString("content"),
        row.getString("model"),
        row.getInt("input_tokens"),
        row.getInt("output_tokens"),
        row.getBigDecimal("cost_usd"),
        row.getString("status"));
  }
}

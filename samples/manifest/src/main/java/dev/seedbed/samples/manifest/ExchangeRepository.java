package dev.seedbed.samples.manifest;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;

/**
 * Messages with the call and the tools behind them. Safe for use by several threads if its {@code
 * DataSource} is.
 */
public final class ExchangeRepository {

  private static final String INSERT_CALL =
      """
      INSERT INTO manifest.llm_calls
        (id, tenant_id, agent_id, message_id, timestamp, provider, model, input_tokens,
         output_tokens, cost_usd)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  private static final String INSERT_TOOL =
      """
      INSERT INTO manifest.tool_executions
        (id, tenant_id, agent_id, message_id, timestamp, llm_call_id, tool_name, arguments, status)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?)
      """;

  private final DataSource database;

  public ExchangeRepository(DataSource database) {
    this.database = database;
  }

  /** Stores a message, the call that made it and the tools that the call asked for, or nothing. */
  public void record(AgentMessage message, LlmCall call, List<ToolExecution> tools)
      throws SQLException {
    Jdbc.inTransaction(
        database,
        connection -> {
          AgentMessageRepository.insert(connection, message);
          insert(connection, message, call);
          for (ToolExecution tool : tools) {
            insert(connection, message, call, tool);
          }
          return message;
        });
  }

  private static void insert(Connection connection, AgentMessage message, LlmCall call)
      throws SQLException {
    Jdbc.update(
        connection,
        INSERT_CALL,
        call.id(),
        message.tenantId(),
        message.agentId(),
        message.id(),
        happened(message),
        call.provider(),
        call.model(),
        call.inputTokens(),
        call.outputTokens(),
        call.costUsd());
  }

  private static void insert(
      Connection connection, AgentMessage message, LlmCall call, ToolExecution tool)
      throws SQLException {
    Jdbc.update(
        connection,
        INSERT_TOOL,
        tool.id(),
        message.tenantId(),
        message.agentId(),
        message.id(),
        happened(message),
        call.id(),
        tool.toolName(),
        tool.arguments(),
        tool.status());
  }

  private static OffsetDateTime happened(AgentMessage message) {
    return message.timestamp().atOffset(ZoneOffset.UTC);
  }
}

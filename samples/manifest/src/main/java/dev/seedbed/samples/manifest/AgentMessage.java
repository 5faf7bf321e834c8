package dev.seedbed.samples.manifest;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code manifest.agent_messages}, to the precision that its columns keep: microseconds
 * and millionths of a dollar.
 *
 * @param timestamp when it happened at the agent
 * @param costUsd null while the price of the model is unknown
 */
public record AgentMessage(
    String id,
    String tenantId,
    String agentId,
    Instant timestamp,
    String content,
    @Nullable String model,
    int inputTokens,
    int outputTokens,
    @Nullable BigDecimal costUsd,
    String status) {

  public AgentMessage {
    timestamp = timestamp.truncatedTo(ChronoUnit.MICROS);
    if (costUsd != null) {
      costUsd = costUsd.setScale(6, RoundingMode.HALF_EVEN);
    }
  }
}

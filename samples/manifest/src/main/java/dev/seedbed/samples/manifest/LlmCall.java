package dev.seedbed.samples.manifest;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A call of a language model, made for a message; a row of {@code manifest.llm_calls}.
 *
 * @param costUsd null while the price of the model is unknown
 */
public record LlmCall(
    String id,
    String provider,
    String model,
    int inputTokens,
    int outputTokens,
    @Nullable BigDecimal costUsd) {}

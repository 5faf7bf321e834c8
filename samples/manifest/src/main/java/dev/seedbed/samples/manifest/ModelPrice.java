package dev.seedbed.samples.manifest;

import java.math.BigDecimal;

/**
 * What a model costs, in US dollars a token.
 *
 * @param inputPerToken for each token that it reads
 * @param outputPerToken for each token that it writes
 */
public record ModelPrice(
    String model, String provider, BigDecimal inputPerToken, BigDecimal outputPerToken) {}

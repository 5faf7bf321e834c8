package dev.seedbed.archrules.clean;

import java.math.BigDecimal;

/** A plain record, which a repository answers. */
public record Payment(long id, BigDecimal amount, double exchangeRate) {}

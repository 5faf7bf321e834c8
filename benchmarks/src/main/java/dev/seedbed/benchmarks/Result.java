package dev.seedbed.benchmarks;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * A row as it is written down.
 *
 * @param ratio ours ÷ the peer's, rounded to three digits after the point
 * @param target what the ratio may be at most
 * @param met whether it is
 */
@JsonPropertyOrder({"row", "ratio", "target", "met"})
public record Result(String row, double ratio, double target, boolean met) {

  /** The result of a measurement. */
  static Result of(String row, double target, double ratio) {
    double rounded = Math.round(ratio * 1000) / 1000.0;
    return new Result(row, rounded, target, rounded <= target);
  }
}

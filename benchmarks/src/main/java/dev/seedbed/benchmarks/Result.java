package dev.seedbed.benchmarks;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * A row as it is written down.
 *
 * @param ratio ours ÷ the peer's, rounded to three digits after the point
 * @param target what the ratio may be at most, or must be at least, as the row's name says
 * @param met whether it is
 */
@JsonPropertyOrder({"row", "ratio", "target", "met"})
public record Result(String row, double ratio, double target, boolean met) {

  /** The result of a measurement of durations: less is better. */
  static Result of(String row, double target, double ratio) {
    double rounded = rounded(ratio);
    return new Result(row, rounded, target, rounded <= target);
  }

  /** The result of a measurement where more is better. */
  static Result atLeast(String row, double target, double ratio) {
    double rounded = rounded(ratio);
    return new Result(row, rounded, target, rounded >= target);
  }

  private static double rounded(double ratio) {
    return Math.round(ratio * 1000) / 1000.0;
  }
}

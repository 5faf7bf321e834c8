package dev.seedbed.benchmarks;

import java.util.List;
import java.util.Locale;

/**
 * Durations of the same thing.
 *
 * @param nanos in ascending order, at least one
 */
public record Spread(List<Long> nanos) {

  /** Sorts them. */
  public Spread {
    if (nanos.isEmpty()) {
      throw new IllegalArgumentException("nothing was measured");
    }
    nanos = nanos.stream().sorted().toList();
  }

  /** The one in the middle; of an even number the mean of the two in the middle. */
  public double median() {
    int middle = nanos.size() / 2;
    return nanos.size() % 2 == 1
        ? nanos.get(middle)
        : (nanos.get(middle - 1) + nanos.get(middle)) / 2.0;
  }

  /** Median, least and greatest, such as {@code 1.20 ms (1.10–1.45)}. */
  @Override
  public String toString() {
    double median = median();
    Unit unit = median >= 1e9 ? Unit.SECOND : median >= 1e6 ? Unit.MILLISECOND : Unit.MICROSECOND;
    return String.format(
        Locale.ROOT,
        "%.2f %s (%.2f–%.2f)",
        median / unit.nanos,
        unit.symbol,
        nanos.get(0) / unit.nanos,
        nanos.get(nanos.size() - 1) / unit.nanos);
  }

  private enum Unit {
    SECOND(1e9, "s"),
    MILLISECOND(1e6, "ms"),
    MICROSECOND(1e3, "µs");

    private final double nanos;
    private final String symbol;

    Unit(double nanos, String symbol) {
      this.nanos = nanos;
      this.symbol = symbol;
    }
  }
}

package dev.seedbed.benchmarks;

import java.util.List;
import java.util.function.ToLongFunction;

/**
 * What the counting trials of both sides measured.
 *
 * @param <T> what each measured
 */
public record Pairs<T>(List<T> ours, List<T> peer) {

  /** Copies the lists. */
  public Pairs {
    ours = List.copyOf(ours);
    peer = List.copyOf(peer);
  }

  /**
   * One of the durations that the trials measured.
   *
   * @param nanos takes it out of what a trial measured
   */
  public Measurement measurement(ToLongFunction<T> nanos) {
    return new Measurement(spread(ours, nanos), spread(peer, nanos));
  }

  private static <T> Spread spread(List<T> trials, ToLongFunction<T> nanos) {
    return new Spread(trials.stream().map(nanos::applyAsLong).toList());
  }
}

package dev.seedbed.benchmarks;

/** Both sides of a row. */
public record Measurement(Spread ours, Spread peer) {

  /** Our median ÷ the peer's. */
  public double ratio() {
    return ours.median() / peer.median();
  }
}

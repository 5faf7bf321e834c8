package dev.seedbed.benchmarks;

import java.util.ArrayList;
import java.util.List;

/**
 * How often two sides are measured: in turns, with the order changing from pair to pair, so that
 * whatever else the machine does meets both alike.
 *
 * @param warmUps pairs that do not count
 * @param repeats pairs that count
 */
public record Interleaving(int warmUps, int repeats) {

  /** Checks the numbers. */
  public Interleaving {
    if (warmUps < 0 || repeats < 1) {
      throw new IllegalArgumentException(warmUps + " warm-ups and " + repeats + " repeats");
    }
  }

  /** Runs both sides. */
  public <T> Pairs<T> run(Trial<T> ours, Trial<T> peer) throws Exception {
    List<T> ofOurs = new ArrayList<>();
    List<T> ofPeer = new ArrayList<>();
    for (int pair = 0; pair < warmUps + repeats; pair++) {
      boolean oursFirst = pair % 2 == 0;
      T first = oursFirst ? ours.run() : peer.run();
      T second = oursFirst ? peer.run() : ours.run();
      if (pair >= warmUps) {
        ofOurs.add(oursFirst ? first : second);
        ofPeer.add(oursFirst ? second : first);
      }
    }
    return new Pairs<>(ofOurs, ofPeer);
  }
}

package dev.seedbed.cli.report.diagram;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Shares a free strip among the lines that run through it: lines to the same table run together,
 * those to others beside them.
 */
final class Lanes {
  /** As far as lines are from each other where there is room. */
  private static final double APART = 7;

  private final double room;
  private final Map<Integer, Set<Integer>> targets = new HashMap<>();

  /** Strips that are so wide to both sides of their middle. */
  Lanes(double room) {
    this.room = room;
  }

  /** Notes down that a line to the table will run through the strip. */
  void use(int strip, int target) {
    targets.computeIfAbsent(strip, unseen -> new LinkedHashSet<>()).add(target);
  }

  /** How far from the strip's middle lines to the table run. */
  double offset(int strip, int target) {
    List<Integer> all = List.copyOf(targets.getOrDefault(strip, Set.of()));
    double apart = all.size() < 2 ? 0 : Math.min(APART, 2 * room / (all.size() - 1));
    return (all.indexOf(target) - (all.size() - 1) / 2.0) * apart;
  }
}

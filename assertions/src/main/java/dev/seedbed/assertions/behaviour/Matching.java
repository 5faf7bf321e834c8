package dev.seedbed.assertions.behaviour;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which change each expectation is met by, such that as many as possible are met (Kuhn's
 * algorithm): an expectation that names few columns must not take the only change that another one
 * allows.
 */
record Matching(List<ExpectedChange> expected, List<ExpectedChange> missing, int others) {

  static Matching of(List<ExpectedChange> expected, List<RowChange> changes) {
    Map<Integer, Integer> expectationOf = new HashMap<>();
    List<ExpectedChange> missing = new ArrayList<>();
    for (int i = 0; i < expected.size(); i++) {
      if (!place(i, expected, changes, expectationOf, new HashSet<>())) {
        missing.add(expected.get(i));
      }
    }
    return new Matching(expected, missing, changes.size() - expectationOf.size());
  }

  private static boolean place(
      int expectation,
      List<ExpectedChange> expected,
      List<RowChange> changes,
      Map<Integer, Integer> expectationOf,
      Set<Integer> tried) {
    for (int change = 0; change < changes.size(); change++) {
      if (expected.get(expectation).isMetBy(changes.get(change)) && tried.add(change)) {
        Integer other = expectationOf.get(change);
        if (other == null || place(other, expected, changes, expectationOf, tried)) {
          expectationOf.put(change, expectation);
          return true;
        }
      }
    }
    return false;
  }

  boolean isPerfect() {
    return missing.isEmpty() && others == 0;
  }

  /** What is expected, a line each, with a mark at what is not met. */
  @Override
  public String toString() {
    return expected.stream()
        .map(each -> each + (missing.contains(each) ? "   <- not so" : ""))
        .collect(Collectors.joining("\n"));
  }
}

package dev.seedbed.database.isolation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the fastest way to copy on a server: each is tried in turn, for copies that are needed
 * anyway, and then the one that took the least time is kept to.
 *
 * <p>Thread-safe.
 */
final class CopyMethods {
  /** The first copy ever finds cold caches, so one more is made the same way. */
  private static final int TRIALS = 2;

  private final List<CopyMethod> possible;
  private final Map<CopyMethod, Long> best = new EnumMap<>(CopyMethod.class);
  private final Map<CopyMethod, Integer> tried = new EnumMap<>(CopyMethod.class);

  /**
   * @param possible the likeliest first
   */
  CopyMethods(List<CopyMethod> possible) {
    this.possible = new ArrayList<>(possible);
  }

  /** The ways that a server has. */
  static CopyMethods of(int majorVersion, boolean ours) {
    if (!ours) {
      // Copying files needs checkpoints, which everybody on the server would feel.
      return new CopyMethods(List.of(CopyMethod.WAL_LOG));
    }
    return majorVersion >= 18
        ? new CopyMethods(List.of(CopyMethod.values()))
        : new CopyMethods(List.of(CopyMethod.FILE_COPY, CopyMethod.WAL_LOG));
  }

  /** The one to take now. */
  synchronized CopyMethod next() {
    for (CopyMethod method : possible) {
      if (tried.getOrDefault(method, 0) < TRIALS) {
        return method;
      }
    }
    return possible.stream()
        .min(Comparator.comparing(method -> best.getOrDefault(method, Long.MAX_VALUE)))
        .orElseThrow();
  }

  synchronized void succeeded(CopyMethod method, long nanos) {
    tried.merge(method, 1, Integer::sum);
    best.merge(method, nanos, Math::min);
  }

  /**
   * Gives one up, unless there is no other.
   *
   * @return whether another is left to try
   */
  synchronized boolean failed(CopyMethod method) {
    if (method != CopyMethod.FILE_CLONE) {
      return false;
    }
    possible.remove(method);
    return true;
  }
}

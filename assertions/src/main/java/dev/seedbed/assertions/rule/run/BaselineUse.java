package dev.seedbed.assertions.rule.run;

import dev.seedbed.assertions.rule.baseline.AcceptedFinding;
import java.util.List;

/**
 * What a baseline did for a run.
 *
 * @param size how many findings it accepts
 * @param fixed those of them that are no longer found
 */
public record BaselineUse(int size, List<AcceptedFinding> fixed) {
  public BaselineUse {
    fixed = List.copyOf(fixed);
  }

  /** Whether it accepts what is not there any more. */
  public boolean isStale() {
    return !fixed.isEmpty();
  }
}

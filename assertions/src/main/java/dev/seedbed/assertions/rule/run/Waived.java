package dev.seedbed.assertions.rule.run;

import dev.seedbed.assertions.rule.Finding;
import java.util.Locale;

/**
 * A finding that does not count, because somebody said so.
 *
 * @param finding what was found all the same
 * @param by where it is said
 * @param reason why
 */
public record Waived(Finding finding, By by, String reason) {

  /** Where it is said that a finding does not count. */
  public enum By {
    /** In the pack, under the rule's {@code exempt}. */
    EXEMPTION,
    /** In a comment of the migration. */
    IGNORE,
    /** In the baseline. */
    BASELINE;

    /** The word that reports use, in lower case. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}

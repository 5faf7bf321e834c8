package dev.seedbed.assertions.rule.baseline;

import java.time.LocalDate;

/**
 * A finding that a project lives with.
 *
 * @param fingerprint of the finding, such as {@code TYP001 column app.sessions.user_id}
 * @param reason why it stays
 * @param owner who looks after it
 * @param date when it was accepted
 */
public record AcceptedFinding(String fingerprint, String reason, String owner, LocalDate date) {
  public AcceptedFinding {
    if (fingerprint.isBlank() || reason.isBlank() || owner.isBlank()) {
      throw new IllegalArgumentException(
          "An accepted finding has a fingerprint, a reason and an owner: " + fingerprint);
    }
  }

  /** The id of the rule that found it. */
  public String rule() {
    int space = fingerprint.indexOf(' ');
    return space < 0 ? fingerprint : fingerprint.substring(0, space);
  }
}

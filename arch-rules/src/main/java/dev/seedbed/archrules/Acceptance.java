package dev.seedbed.archrules;

import dev.seedbed.assertions.rule.Finding;
import dev.seedbed.assertions.rule.Fix;
import dev.seedbed.assertions.rule.pack.Exemption;
import dev.seedbed.catalog.ObjectAddress;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Code that a rule lets pass, and why.
 *
 * @param rule the id or the slug of the rule
 * @param code a glob on names as findings print them, such as {@code
 *     com.example.LegacyRepository.find**}: {@code *} stands for anything but a dot, {@code **} for
 *     anything, {@code ?} for one character. The name of a class covers its members
 * @param reason why it may be as it is
 * @param until the last day on which that holds, null if it always does
 */
public record Acceptance(String rule, String code, String reason, @Nullable LocalDate until) {
  public Acceptance {
    if (rule.isBlank() || code.isBlank()) {
      throw new IllegalArgumentException("An acceptance names a rule and code");
    }
    if (reason.isBlank()) {
      throw new IllegalArgumentException(
          "An acceptance has a reason: " + rule + " on " + code + " has none");
    }
  }

  /** One that always holds. */
  public Acceptance(String rule, String code, String reason) {
    this(rule, code, reason, null);
  }

  /** Whether its last day is over. */
  boolean isExpired(LocalDate today) {
    return until != null && until.isBefore(today);
  }

  boolean covers(Finding finding) {
    Exemption exemption = new Exemption(code, null, reason, null, null);
    return (rule.equals(finding.rule().id()) || rule.equals(finding.rule().slug()))
        && (exemption.covers(finding, "") || exemption.covers(onOwner(finding), ""));
  }

  /** The same finding on the class that the member is in. */
  private static Finding onOwner(Finding finding) {
    String name = finding.objectName();
    int parameters = name.indexOf('(');
    int dot = name.lastIndexOf('.', parameters < 0 ? name.length() : parameters);
    return new Finding(
        finding.rule(),
        ObjectAddress.code(dot < 0 ? name : name.substring(0, dot)),
        "",
        "",
        "",
        null,
        new Fix(List.of("None."), List.of()));
  }
}

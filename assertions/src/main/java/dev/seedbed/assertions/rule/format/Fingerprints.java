package dev.seedbed.assertions.rule.format;

import dev.seedbed.assertions.rule.Finding;
import dev.seedbed.catalog.Sha256;
import java.util.HashMap;
import java.util.Map;

/** Fingerprints as hexadecimal digits; the second finding of one has its number behind it. */
final class Fingerprints {
  private final Map<String, Integer> seen = new HashMap<>();

  /** One that no other finding of the report has. */
  String unique(Finding finding) {
    int number = seen.merge(finding.fingerprint(), 1, Integer::sum);
    return Sha256.of(finding.fingerprint() + (number == 1 ? "" : " " + number));
  }
}

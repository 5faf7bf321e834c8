package dev.seedbed.assertions.rule.format;

import dev.seedbed.assertions.rule.Finding;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/** Fingerprints as hexadecimal digits; the second finding of one has its number behind it. */
final class Fingerprints {
  private final Map<String, Integer> seen = new HashMap<>();

  /** One that no other finding of the report has. */
  String unique(Finding finding) {
    int number = seen.merge(finding.fingerprint(), 1, Integer::sum);
    return hash(finding.fingerprint() + (number == 1 ? "" : " " + number));
  }

  private static String hash(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JVM has SHA-256", e);
    }
  }
}

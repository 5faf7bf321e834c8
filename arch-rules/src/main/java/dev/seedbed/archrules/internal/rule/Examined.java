package dev.seedbed.archrules.internal.rule;

import java.util.List;

/**
 * What a rule looked at and found.
 *
 * @param number of what it looked at
 * @param breaches what breaks it
 */
public record Examined(int number, List<Breach> breaches) {
  public Examined {
    breaches = List.copyOf(breaches);
  }
}

package dev.seedbed.archrules.internal.rule;

/**
 * A piece of code that breaks a rule.
 *
 * @param place where it is
 * @param problem what is the matter, as the end of a sentence about the place's element: {@code has
 *     type java.util.UUID}
 */
public record Breach(Place place, String problem) {

  /** The line that ArchUnit prints. */
  public String text() {
    return place.element() + " " + problem + " in " + place.location();
  }
}

package dev.seedbed.assertions.rule;

import java.util.regex.Pattern;

/**
 * What a rule is called and how much it matters.
 *
 * @param id letters for the family and three digits, such as {@code TYP001}; never given to another
 *     rule, also not after this one is gone
 * @param slug the name that people say, such as {@code text-user-ids}; as stable as the id
 * @param severity how bad its findings are
 * @param title what it demands, as one sentence without its full stop
 * @param optIn whether it is a matter of taste, so that nobody is held to it who did not ask
 */
public record RuleInfo(String id, String slug, Severity severity, String title, boolean optIn) {
  /** What the ids of rules on migrations begin with. */
  public static final String MIGRATIONS = "MIG";

  private static final Pattern ID = Pattern.compile("[A-Z]{2,5}[0-9]{3}");
  private static final Pattern SLUG = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

  public RuleInfo {
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException(
          "A rule's id is capital letters and three digits, such as TYP001: " + id);
    }
    if (!SLUG.matcher(slug).matches()) {
      throw new IllegalArgumentException(
          "A rule's slug is lower-case words with hyphens between them: " + slug);
    }
    if (title.isBlank()) {
      throw new IllegalArgumentException("A rule has a title: " + id);
    }
  }

  /** A rule that everybody is held to, unless they say otherwise. */
  public RuleInfo(String id, String slug, Severity severity, String title) {
    this(id, slug, severity, title, false);
  }

  /** The same for those who ask for it only. */
  public RuleInfo asOptIn() {
    return new RuleInfo(id, slug, severity, title, true);
  }

  /** Id and slug: {@code TYP001 text-user-ids}. */
  @Override
  public String toString() {
    return id + " " + slug;
  }
}

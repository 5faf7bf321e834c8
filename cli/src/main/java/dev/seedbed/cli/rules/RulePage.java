package dev.seedbed.cli.rules;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The page of a rule.
 *
 * @param id such as {@code TYP001}
 * @param slug such as {@code text-user-ids}
 * @param text in Markdown; its first line has both
 */
record RulePage(String id, String slug, String text) {
  private static final Pattern TITLE = Pattern.compile("# (\\S+) (\\S+)");

  static RulePage of(String text) {
    Matcher title = TITLE.matcher(text);
    if (!title.lookingAt()) {
      throw new IllegalArgumentException("A rule's page begins with its id and slug: " + text);
    }
    return new RulePage(title.group(1), title.group(2), text);
  }
}

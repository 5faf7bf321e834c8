package dev.seedbed.assertions.rule.ignore;

import dev.seedbed.catalog.Origin;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the text of a comment: {@code seedbed:ignore MIG001 reason="…" until=2027-01-01}. */
final class IgnoreText {
  static final String MARK = "seedbed:ignore";

  private static final Pattern PART =
      Pattern.compile(
          "(?<key>[a-z]+)\\s*=\\s*(?:\"(?<quoted>[^\"]*)\"|(?<plain>[^\\s\",]+))"
              + "|(?<rule>[A-Za-z0-9-]+)(?![\\w=])|(?<other>[^\\s,]+)");

  private final List<String> rules = new ArrayList<>();
  private @Nullable String reason;
  private @Nullable LocalDate until;
  private @Nullable String defect;

  private IgnoreText() {}

  /**
   * What the comment says.
   *
   * @param text of the comment, its dashes included
   * @param first line of the statement that it is for
   * @param last line of that statement
   */
  static IgnoreComment read(String text, Origin at, int first, int last) {
    String said = text.substring(text.indexOf(MARK) + MARK.length());
    IgnoreText parts = new IgnoreText();
    Matcher part = PART.matcher(said.replaceFirst("\\*/\\s*$", ""));
    while (part.find()) {
      parts.take(part);
    }
    if (parts.rules.isEmpty() && parts.defect == null) {
      parts.defect = "it names no rule";
    }
    return new IgnoreComment(at, first, last, parts.rules, parts.reason, parts.until, parts.defect);
  }

  /** Whether the comment is one. */
  static boolean isOne(String comment) {
    String text = comment.replaceFirst("^(--+|/\\*+)\\s*", "");
    return text.startsWith(MARK)
        && (text.length() == MARK.length()
            || !Character.isLetterOrDigit(text.charAt(MARK.length())));
  }

  private void take(Matcher part) {
    String key = part.group("key");
    String quoted = part.group("quoted");
    String value = quoted != null ? quoted : part.group("plain");
    if (part.group("rule") != null) {
      rules.add(part.group("rule"));
    } else if (key == null || value == null) {
      defect = "\"" + part.group() + "\" is neither a rule, reason=\"…\" nor until=2027-01-31";
    } else if (key.equals("reason")) {
      reason = value.isBlank() ? null : value.strip();
    } else if (key.equals("until")) {
      date(value);
    } else {
      defect = "\"" + key + "\" is neither reason nor until";
    }
  }

  private void date(String value) {
    try {
      until = LocalDate.parse(value);
    } catch (DateTimeException e) {
      defect = "\"" + value + "\" is no date such as 2027-01-31";
    }
  }
}

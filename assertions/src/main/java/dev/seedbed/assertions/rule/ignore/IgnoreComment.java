package dev.seedbed.assertions.rule.ignore;

import dev.seedbed.assertions.rule.Finding;
import dev.seedbed.catalog.Origin;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A comment of a migration that lets findings pass.
 *
 * @param at where it stands
 * @param first the first line of the statement that it is for
 * @param last the last line of that statement; less than {@code first} if there is none
 * @param rules the ids and slugs of rules that it names
 * @param reason why, null if it does not say
 * @param until the last day on which it holds, null if it always does
 * @param defect what in it cannot be read, null if all can
 */
public record IgnoreComment(
    Origin at,
    int first,
    int last,
    List<String> rules,
    @Nullable String reason,
    @Nullable LocalDate until,
    @Nullable String defect) {
  public IgnoreComment {
    rules = List.copyOf(rules);
  }

  /** Whether it names the finding's rule and stands at the statement that the finding blames. */
  public boolean isFor(Finding finding) {
    Origin origin = finding.origin();
    return origin != null
        && origin.file().equals(at.file())
        && first <= origin.line()
        && origin.line() <= last
        && (rules.contains(finding.rule().id()) || rules.contains(finding.rule().slug()));
  }

  /** Whether it has an effect: it can be read, has a reason and is not past its day. */
  boolean holds(LocalDate today) {
    return defect == null && reason != null && !isExpired(today);
  }

  boolean isExpired(LocalDate today) {
    return until != null && until.isBefore(today);
  }
}

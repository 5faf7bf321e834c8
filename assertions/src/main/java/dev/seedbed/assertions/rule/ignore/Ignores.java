package dev.seedbed.assertions.rule.ignore;

import dev.seedbed.assertions.rule.Finding;
import dev.seedbed.catalog.Origin;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The ignores of one run, and which of them it needed. Not safe for use by several threads. */
public final class Ignores {
  private final List<IgnoreComment> comments;
  private final Map<String, List<IgnoreComment>> byFile;
  private final Map<IgnoreComment, Set<String>> used = new HashMap<>();
  private final LocalDate today;

  /** Those of a project, of which nothing is needed yet. */
  public Ignores(List<IgnoreComment> comments, LocalDate today) {
    this.comments = List.copyOf(comments);
    this.byFile = comments.stream().collect(Collectors.groupingBy(each -> each.at().file()));
    this.today = today;
  }

  /** Why the finding may pass; empty if no ignore lets it. */
  public Optional<String> reason(Finding finding) {
    Origin origin = finding.origin();
    if (origin == null) {
      return Optional.empty();
    }
    Optional<IgnoreComment> found =
        byFile.getOrDefault(origin.file(), List.of()).stream()
            .filter(each -> each.holds(today) && each.isFor(finding))
            .findFirst();
    found.ifPresent(each -> use(each, finding));
    return found.map(each -> Objects.requireNonNull(each.reason()));
  }

  private void use(IgnoreComment comment, Finding finding) {
    Set<String> names = used.computeIfAbsent(comment, each -> new HashSet<>());
    names.add(finding.rule().id());
    names.add(finding.rule().slug());
  }

  /**
   * Tells what is wrong with them, once all findings were shown.
   *
   * @param ran the ids and slugs of the rules that ran: only theirs can be unused
   * @param known those of all rules that there are
   */
  public void report(IgnoreFindings findings, Set<String> ran, Set<String> known) {
    for (IgnoreComment comment : comments) {
      Origin at = comment.at();
      if (comment.defect() != null) {
        findings.unreadable(at, comment.defect());
        continue;
      }
      comment.rules().stream()
          .filter(name -> !known.contains(name))
          .forEach(name -> findings.unknownRule(at, name, known));
      if (comment.reason() == null) {
        findings.withoutReason(at);
      } else if (comment.until() != null && comment.isExpired(today)) {
        findings.expired(at, comment.until(), today);
      } else {
        comment.rules().stream()
            .filter(ran::contains)
            .filter(name -> !used.getOrDefault(comment, Set.of()).contains(name))
            .forEach(name -> findings.unused(at, "a finding of " + name + " at the statement"));
      }
    }
  }
}

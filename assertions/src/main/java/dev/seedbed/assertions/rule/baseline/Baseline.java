package dev.seedbed.assertions.rule.baseline;

import dev.seedbed.assertions.rule.Finding;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The findings that a project accepted, in one sorted file.
 *
 * <pre>{@code
 * Path file = Path.of("seedbed-baseline.yaml");
 * Baseline.update(file, baseline -> baseline.accept(findings, "before our time", "ann", today));
 * }</pre>
 *
 * <p>Immutable: each method answers a new one.
 *
 * @param accepted by fingerprint
 */
public record Baseline(List<AcceptedFinding> accepted) {
  /** Nothing is accepted. */
  public static final Baseline EMPTY = new Baseline(List.of());

  public Baseline {
    accepted =
        accepted.stream().sorted(Comparator.comparing(AcceptedFinding::fingerprint)).toList();
  }

  /**
   * The baseline in a file; an empty one if there is no such file.
   *
   * @throws dev.seedbed.catalog.SeedbedException if the file is no baseline
   */
  public static Baseline read(Path file) {
    return BaselineFile.read(file);
  }

  /**
   * Changes the baseline in a file. Nobody sees half of it, and who changes it at the same time, in
   * whatever JVM of this machine's user, waits.
   *
   * @return what the file holds now
   */
  public static Baseline update(Path file, UnaryOperator<Baseline> change) {
    return BaselineFile.update(file, change);
  }

  /** The same with these findings; what it had accepted before keeps reason, owner and date. */
  public Baseline accept(
      Collection<Finding> findings, String reason, String owner, LocalDate date) {
    Map<String, AcceptedFinding> all = new TreeMap<>();
    for (Finding finding : findings) {
      String fingerprint = finding.fingerprint();
      all.put(fingerprint, new AcceptedFinding(fingerprint, reason, owner, date));
    }
    accepted.forEach(each -> all.put(each.fingerprint(), each));
    return new Baseline(List.copyOf(all.values()));
  }

  /** The same without these, which are {@link #fixed}. */
  public Baseline prune(Collection<AcceptedFinding> fixed) {
    Set<AcceptedFinding> gone = Set.copyOf(fixed);
    return new Baseline(accepted.stream().filter(each -> !gone.contains(each)).toList());
  }

  /** Whether it has the finding. */
  public boolean accepts(Finding finding) {
    return fingerprints().contains(finding.fingerprint());
  }

  /** The fingerprints of all that it accepts. */
  public Set<String> fingerprints() {
    return accepted.stream().map(AcceptedFinding::fingerprint).collect(Collectors.toSet());
  }

  /**
   * What it accepts and nobody finds any more.
   *
   * @param rules the ids of the rules that ran: of others nobody knows
   * @param findings all that they found
   */
  public List<AcceptedFinding> fixed(Set<String> rules, Collection<Finding> findings) {
    Set<String> found = findings.stream().map(Finding::fingerprint).collect(Collectors.toSet());
    return accepted.stream()
        .filter(each -> rules.contains(each.rule()) && !found.contains(each.fingerprint()))
        .toList();
  }
}

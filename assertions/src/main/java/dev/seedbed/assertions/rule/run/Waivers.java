package dev.seedbed.assertions.rule.run;

import dev.seedbed.assertions.rule.Finding;
import dev.seedbed.assertions.rule.RuleResult;
import dev.seedbed.assertions.rule.Rules;
import dev.seedbed.assertions.rule.baseline.AcceptedFinding;
import dev.seedbed.assertions.rule.baseline.Baseline;
import dev.seedbed.assertions.rule.ignore.IgnoreFindings;
import dev.seedbed.assertions.rule.ignore.Ignores;
import dev.seedbed.assertions.rule.pack.Exemption;
import dev.seedbed.assertions.rule.pack.PackedRule;
import dev.seedbed.catalog.Origin;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All that lets findings of a run pass, and whether it is still needed. */
final class Waivers {
  private final List<PackedRule> rules;
  private final Ignores ignores;
  private final Map<String, String> baseline;
  private final LocalDate today;
  private final String database;
  private final Set<Exemption> used = new HashSet<>();

  Waivers(RuleRun run, Ignores ignores, String database) {
    this.rules = run.pack().rules();
    this.ignores = ignores;
    this.today = run.today();
    this.database = database;
    Baseline accepted = run.baseline() == null ? Baseline.EMPTY : run.baseline();
    this.baseline =
        accepted.accepted().stream()
            .collect(
                Collectors.toMap(
                    AcceptedFinding::fingerprint, AcceptedFinding::reason, (one, other) -> one));
  }

  /** Who lets the finding pass; empty if it counts. */
  Optional<Waived> waive(PackedRule rule, Finding finding) {
    return exempt(rule, finding)
        .map(reason -> new Waived(finding, Waived.By.EXEMPTION, reason))
        .or(
            () ->
                ignores
                    .reason(finding)
                    .map(reason -> new Waived(finding, Waived.By.IGNORE, reason)))
        .or(
            () ->
                Optional.ofNullable(baseline.get(finding.fingerprint()))
                    .map(reason -> new Waived(finding, Waived.By.BASELINE, reason)));
  }

  private Optional<String> exempt(PackedRule rule, Finding finding) {
    Optional<Exemption> found =
        rule.exemptions().stream()
            .filter(each -> !each.isExpired(today) && each.covers(finding, database))
            .findFirst();
    found.ifPresent(used::add);
    return found.map(Exemption::reason);
  }

  /**
   * What is wrong with those who let things pass, once all findings were shown.
   *
   * @param saysAll whether a rule has looked at everything
   */
  List<RuleResult> faults(Map<PackedRule, RuleResult> results, Predicate<RuleResult> saysAll) {
    IgnoreFindings faults = new IgnoreFindings();
    Set<String> ran =
        results.values().stream()
            .filter(saysAll)
            .flatMap(each -> Stream.of(each.rule().id(), each.rule().slug()))
            .collect(Collectors.toSet());
    ignores.report(faults, ran, known());
    results.forEach(
        (rule, result) ->
            rule.exemptions().stream()
                .filter(each -> saysAll.test(result))
                .forEach(each -> report(rule, each, faults)));
    return faults.results();
  }

  private void report(PackedRule rule, Exemption exemption, IgnoreFindings faults) {
    Origin at = exemption.at();
    if (at == null || used.contains(exemption)) {
      return;
    }
    if (exemption.until() != null && exemption.isExpired(today)) {
      faults.expired(at, exemption.until(), today);
    } else {
      faults.unused(at, "a finding of " + rule.info().id() + " on " + exemption.objects());
    }
  }

  private Set<String> known() {
    return Stream.concat(
            Rules.all().stream().map(each -> each.info()), rules.stream().map(PackedRule::info))
        .flatMap(info -> Stream.of(info.id(), info.slug()))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}

package dev.seedbed.archrules;

import com.tngtech.archunit.core.domain.JavaClasses;
import dev.seedbed.archrules.internal.rule.Breach;
import dev.seedbed.archrules.internal.rule.CodeRule;
import dev.seedbed.archrules.internal.rule.Examined;
import dev.seedbed.archrules.internal.rule.Scope;
import dev.seedbed.assertions.rule.Count;
import dev.seedbed.assertions.rule.Finding;
import dev.seedbed.assertions.rule.Fix;
import dev.seedbed.assertions.rule.RuleResult;
import dev.seedbed.assertions.rule.baseline.AcceptedFinding;
import dev.seedbed.assertions.rule.run.Waived;
import dev.seedbed.catalog.ErrorMessage;
import dev.seedbed.catalog.ObjectAddress;
import dev.seedbed.catalog.Origin;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One run of a pack over code: rules first, then who lets their findings pass. */
final class CodeRun {
  private static final String TO_FIX = "; to fix: ";

  private final SeedbedArchRules pack;
  private final JavaClasses code;
  private final JavaClasses tests;
  private final Map<String, AcceptedFinding> baseline;
  private final LocalDate today = LocalDate.now(ZoneId.systemDefault());
  private final Set<Acceptance> used = new HashSet<>();
  private final List<Waived> waived = new ArrayList<>();

  CodeRun(SeedbedArchRules pack, JavaClasses code, JavaClasses tests) {
    this.pack = pack;
    this.code = code;
    this.tests = tests;
    this.baseline =
        pack.baseline().accepted().stream()
            .collect(
                Collectors.toMap(AcceptedFinding::fingerprint, each -> each, (one, same) -> one));
  }

  CodeReport report() {
    Map<CodeRule, List<Finding>> found = new LinkedHashMap<>();
    List<RuleResult> results = new ArrayList<>();
    for (CodeRule rule : pack.codeRules()) {
      Examined examined = rule.examine(rule.scope() == Scope.CODE ? code : tests);
      List<Finding> all = findings(rule, examined);
      found.put(rule, all);
      List<Finding> rest = all.stream().filter(each -> !isWaived(each)).toList();
      Count wanted = rule.wanted();
      Count count = new Count(examined.number(), wanted.one(), wanted.many());
      results.add(
          new RuleResult(rule.info(), count, List.of(), rest, all.size() - rest.size(), null));
    }
    Set<String> ran =
        found.keySet().stream().map(rule -> rule.info().id()).collect(Collectors.toSet());
    List<AcceptedFinding> fixed =
        pack.baseline().fixed(ran, found.values().stream().flatMap(List::stream).toList());
    return new CodeReport(pack.name(), looked(), results, waived, problems(results), fixed);
  }

  private String looked() {
    String looked = CodeRule.where(code);
    return tests.isEmpty()
        ? looked
        : looked + " and " + new Count(tests.size(), "class of tests", "classes of tests");
  }

  /** One finding for each member: lines come and go, and what is accepted should stay so. */
  private static List<Finding> findings(CodeRule rule, Examined examined) {
    Map<String, Finding> byName = new LinkedHashMap<>();
    for (Breach breach : examined.breaches()) {
      String name = breach.place().name();
      Finding before = byName.get(name);
      byName.put(name, before == null ? finding(rule, breach) : more(before, breach));
    }
    return List.copyOf(byName.values());
  }

  private static Finding finding(CodeRule rule, Breach breach) {
    int fix = rule.why().indexOf(TO_FIX);
    String why = fix < 0 ? rule.why() : rule.why().substring(0, fix);
    String toFix = fix < 0 ? rule.why() : rule.why().substring(fix + TO_FIX.length());
    return new Finding(
        rule.info(),
        ObjectAddress.code(breach.place().name()),
        breach.problem(),
        rule.info().title(),
        why,
        breach.place().origin(),
        new Fix(List.of(toFix), List.of()));
  }

  private static Finding more(Finding before, Breach breach) {
    return new Finding(
        before.rule(),
        before.object(),
        before.problem() + "\n  and " + breach.problem() + " in " + breach.place().location(),
        before.expected(),
        before.actual(),
        at(before, breach),
        before.fix());
  }

  /** The first line that is known: declarations may have none. */
  private static @Nullable Origin at(Finding before, Breach breach) {
    Origin origin = before.origin();
    return origin != null && origin.line() > 1 ? origin : breach.place().origin();
  }

  private boolean isWaived(Finding finding) {
    Optional<Acceptance> acceptance =
        pack.accepted().stream()
            .filter(each -> !each.isExpired(today) && each.covers(finding))
            .findFirst();
    acceptance.ifPresent(used::add);
    AcceptedFinding old = baseline.get(finding.fingerprint());
    if (acceptance.isPresent()) {
      waived.add(new Waived(finding, Waived.By.EXEMPTION, acceptance.get().reason()));
    } else if (old != null) {
      waived.add(new Waived(finding, Waived.By.BASELINE, old.reason()));
    }
    return acceptance.isPresent() || old != null;
  }

  private List<ErrorMessage> problems(List<RuleResult> results) {
    List<ErrorMessage> problems = new ArrayList<>();
    if (results.stream().allMatch(RuleResult::examinedNothing)) {
      problems.add(
          ErrorMessage.of("Pack " + pack.name() + " examined nothing")
              .expected("classes that at least one of its rules looks at")
              .actual(looked())
              .why("the rules would hold of any code then, and of the wrong package too")
              .toFix("import the packages that have entities, repositories and tests"));
    }
    for (Acceptance idle : pack.accepted()) {
      if (idle.isExpired(today)) {
        problems.add(
            ErrorMessage.of("The acceptance of " + idle.rule() + " on " + idle.code() + " is over")
                .expected("a last day that is still to come")
                .actual(String.valueOf(idle.until()))
                .toFix("mend the code, and remove it: its reason was \"" + idle.reason() + "\"")
                .toFix("give it another day"));
      } else if (!used.contains(idle)) {
        problems.add(
            ErrorMessage.of("Nothing needs the acceptance of " + idle.rule())
                .expected("a finding of " + idle.rule() + " on " + idle.code())
                .actual("none")
                .toFix("remove it: its reason was \"" + idle.reason() + "\""));
      }
    }
    return problems;
  }
}

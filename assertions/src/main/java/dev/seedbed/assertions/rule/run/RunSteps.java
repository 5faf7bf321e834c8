package dev.seedbed.assertions.rule.run;

import dev.seedbed.assertions.rule.Finding;
import dev.seedbed.assertions.rule.RuleInfo;
import dev.seedbed.assertions.rule.RuleResult;
import dev.seedbed.assertions.rule.Subject;
import dev.seedbed.assertions.rule.TableScope;
import dev.seedbed.assertions.rule.baseline.Baseline;
import dev.seedbed.assertions.rule.ignore.IgnoreComments;
import dev.seedbed.assertions.rule.ignore.Ignores;
import dev.seedbed.assertions.rule.internal.FindingText;
import dev.seedbed.assertions.rule.pack.PackedRule;
import dev.seedbed.catalog.Catalog;
import dev.seedbed.catalog.ErrorMessage;
import dev.seedbed.catalog.Origin;
import dev.seedbed.database.migration.MigrationTrace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One run: rules first, then who lets their findings pass: the pack, comments, the baseline. */
final class RunSteps {
  private final RuleRun run;
  private final Subject subject;
  private final Map<PackedRule, RuleResult> results = new LinkedHashMap<>();
  private final List<Waived> waived = new ArrayList<>();

  RunSteps(RuleRun run, Subject subject) {
    this.run = run;
    this.subject = subject;
  }

  RunReport report() {
    for (PackedRule rule : run.pack().rules()) {
      results.put(rule, rule.check(subject));
    }
    List<Finding> all = findings();
    Ignores ignores = new Ignores(IgnoreComments.in(run.project(), files(all)), run.today());
    Waivers waivers = new Waivers(run, ignores, subject.catalog().database());
    List<RuleResult> counted = new ArrayList<>();
    results.forEach((rule, result) -> counted.add(counted(result, rule, waivers)));
    counted.addAll(waivers.faults(results, this::saysAll));
    Catalog catalog = subject.catalog();
    return new RunReport(
        run.pack().name(),
        catalog.database(),
        !catalog.origins().byAddress().isEmpty(),
        counted,
        waived,
        problems(),
        baselineUse(all));
  }

  private RuleResult counted(RuleResult result, PackedRule rule, Waivers waivers) {
    List<Finding> rest = new ArrayList<>();
    for (Finding finding : result.findings()) {
      waivers.waive(rule, finding).ifPresentOrElse(waived::add, () -> rest.add(finding));
    }
    int taken = result.findings().size() - rest.size();
    return new RuleResult(
        result.rule(),
        result.examined(),
        result.notCounted(),
        rest,
        result.accepted() + taken,
        result.missing());
  }

  private @Nullable BaselineUse baselineUse(List<Finding> all) {
    Baseline baseline = run.baseline();
    return baseline == null
        ? null
        : new BaselineUse(baseline.accepted().size(), baseline.fixed(ranRules(), all));
  }

  private List<Finding> findings() {
    return results.values().stream().flatMap(each -> each.findings().stream()).toList();
  }

  /** Where only new migrations are judged, nobody knows what rules would find in the others. */
  private boolean saysAll(RuleResult result) {
    boolean onlyNew =
        subject.migrations() != null
            && subject.migrations().migrations().stream()
                .anyMatch(each -> each.state() != MigrationTrace.State.ALONE);
    return result.ran() && !(onlyNew && result.rule().id().startsWith(RuleInfo.MIGRATIONS));
  }

  private Set<String> ranRules() {
    return results.values().stream()
        .filter(this::saysAll)
        .map(each -> each.rule().id())
        .collect(Collectors.toSet());
  }

  /** Every file of the migrations that anybody knows of. */
  private Set<String> files(List<Finding> all) {
    Set<String> files = new TreeSet<>();
    subject.catalog().origins().byAddress().values().forEach(each -> files.add(each.file()));
    if (subject.migrations() != null) {
      subject.migrations().statements().forEach(each -> files.add(each.at().file()));
    }
    all.stream()
        .map(Finding::origin)
        .filter(Objects::nonNull)
        .map(Origin::file)
        .forEach(files::add);
    return files;
  }

  private List<ErrorMessage> problems() {
    TableScope scope = TableScope.of(subject.catalog());
    String database = subject.catalog().database();
    if (scope.tables().isEmpty()) {
      return List.of(
          ErrorMessage.of("Database " + database + " has no tables to hold to a pack")
              .expected("at least 1 table")
              .actual("0 tables; not counted: " + FindingText.counts(scope.notCounted()))
              .why("any pack would hold of it, and of the wrong database too")
              .toFix("run the migrations in database " + database + " before reading its schema")
              .toFix("let the command that migrates take it from DATABASE_URL"));
    }
    if (results.isEmpty()) {
      return List.of(
          ErrorMessage.of("Pack " + run.pack().name() + " has no rules")
              .expected("at least 1 rule")
              .actual("0 rules")
              .why("any schema would follow it")
              .toFix("write extends: recommended into it"));
    }
    List<ErrorMessage> problems = new ArrayList<>();
    results.forEach(
        (rule, result) -> {
          if (rule.required() && (result.examinedNothing() || !result.ran())) {
            problems.add(required(result));
          }
        });
    return problems;
  }

  private ErrorMessage required(RuleResult result) {
    String missing = result.missing();
    ErrorMessage message =
        ErrorMessage.of("[" + result.rule() + "] is required and examined nothing")
            .expected(missing == null ? "at least 1 " + result.examined().one() : missing)
            .actual(missing == null ? FindingText.examined(result) : "none");
    return (missing == null
            ? message.toFix("give the rule the names that this schema uses")
            : message.toFix("run the pack over a Subject that has " + missing))
        .toFix("remove required: true from the rule in pack " + run.pack().name());
  }
}

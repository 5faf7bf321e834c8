package dev.seedbed.junit;

import dev.seedbed.assertions.rule.RuleResult;
import dev.seedbed.assertions.rule.Severity;
import dev.seedbed.assertions.rule.Subject;
import dev.seedbed.assertions.rule.baseline.AcceptedFinding;
import dev.seedbed.assertions.rule.run.BaselineUse;
import dev.seedbed.assertions.rule.run.RunReport;
import dev.seedbed.catalog.ErrorMessage;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.platform.commons.support.AnnotationSupport;
import org.opentest4j.TestAbortedException;

/** A test for each rule of a pack. */
final class RuleTests {
  private final HeldTo rules;
  private final RunReport report;

  private RuleTests(HeldTo rules, RunReport report) {
    this.rules = rules;
    this.report = report;
  }

  static Stream<DynamicTest> of(Class<?> type, Subject subject) {
    HeldTo rules =
        AnnotationSupport.findAnnotation(type, SchemaRules.class)
            .map(HeldTo::of)
            .orElseThrow(() -> noRules(type).toException());
    return new RuleTests(rules, rules.run().over(subject)).all();
  }

  private static ErrorMessage noRules(Class<?> type) {
    return ErrorMessage.of("No @SchemaRules on " + type.getSimpleName())
        .expected("an annotation that names a pack of rules")
        .actual("none on the class, nor on one that it extends")
        .toFix("add @SchemaRules(pack = \"recommended\") to the class");
  }

  private Stream<DynamicTest> all() {
    Stream<DynamicTest> problems =
        report.problems().stream()
            .map(
                problem ->
                    DynamicTest.dynamicTest(
                        problem.what(),
                        () -> {
                          throw problem.toException();
                        }));
    Stream<DynamicTest> stale = rules.strict() ? Stream.of(baseline()) : Stream.of();
    return Stream.of(problems, report.results().stream().map(this::test), stale)
        .flatMap(each -> each);
  }

  private DynamicTest test(RuleResult result) {
    boolean idle = result.ran() && result.examinedNothing();
    String name = result.rule() + ": " + result.rule().title() + (idle ? " (not applicable)" : "");
    return DynamicTest.dynamicTest(name, () -> verify(result));
  }

  private void verify(RuleResult result) {
    if (!result.ran()) {
      throw new TestAbortedException(
          result.rule() + " was not run for want of " + result.missing());
    }
    Severity severity = result.rule().severity();
    if (!result.findings().isEmpty() && severity.compareTo(rules.failOn()) >= 0) {
      throw new AssertionError("\n" + report.text(result));
    }
  }

  private DynamicTest baseline() {
    return DynamicTest.dynamicTest(
        "The baseline accepts nothing that is not there any more",
        () -> {
          BaselineUse use = report.baseline();
          if (use != null && use.isStale()) {
            throw ErrorMessage.of("Baseline " + rules.baseline() + " is stale")
                .expected("findings that are there")
                .actual(
                    use.fixed().stream()
                        .map(AcceptedFinding::fingerprint)
                        .collect(Collectors.joining("\n")))
                .toFix("remove these entries from it")
                .toException();
          }
        });
  }
}

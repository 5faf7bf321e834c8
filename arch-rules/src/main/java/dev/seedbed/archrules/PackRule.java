package dev.seedbed.archrules;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.EvaluationResult;
import com.tngtech.archunit.lang.Priority;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.seedbed.assertions.rule.RuleResult;
import java.util.List;

/** A pack as one rule of ArchUnit's. */
record PackRule(SeedbedArchRules pack, String description, boolean emptyAllowed)
    implements ArchRule {
  @Override
  public void check(JavaClasses classes) {
    if (!(emptyAllowed && isEmpty(pack.over(classes)))) {
      pack.check(classes);
    }
  }

  @Override
  public EvaluationResult evaluate(JavaClasses classes) {
    CodeReport report = pack.over(classes);
    ConditionEvents events = ConditionEvents.Factory.create();
    if (!report.isClean() && !(emptyAllowed && isEmpty(report))) {
      events.add(SimpleConditionEvent.violated(report, report.toString()));
    }
    return new EvaluationResult(this, events, Priority.MEDIUM);
  }

  @Override
  public String getDescription() {
    return description;
  }

  @Override
  public ArchRule as(String newDescription) {
    return new PackRule(pack, newDescription, emptyAllowed);
  }

  @Override
  public ArchRule because(String reason) {
    return as(description + ", because " + reason);
  }

  @Override
  public ArchRule allowEmptyShould(boolean allowed) {
    return new PackRule(pack, description, allowed);
  }

  private static boolean isEmpty(CodeReport report) {
    List<RuleResult> results = report.results();
    return results.stream().allMatch(RuleResult::examinedNothing) && report.fixed().isEmpty();
  }

  @Override
  public String toString() {
    return description;
  }
}

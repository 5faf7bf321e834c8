package dev.seedbed.assertions.rule.migrations;

import com.google.auto.service.AutoService;
import dev.seedbed.assertions.rule.Finding;
import dev.seedbed.assertions.rule.Rule;
import dev.seedbed.assertions.rule.RuleInfo;
import dev.seedbed.assertions.rule.RuleResult;
import dev.seedbed.assertions.rule.Severity;
import dev.seedbed.assertions.rule.Subject;
import dev.seedbed.catalog.Identifier;
import java.util.ArrayList;
import java.util.List;

/**
 * Columns of tables that are in use become NOT NULL once a valid check says that they have no null.
 */
@AutoService(Rule.class)
public record SetNotNullAfterCheck() implements Rule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "MIG006",
          "set-not-null-after-check",
          Severity.ERROR,
          "SET NOT NULL follows a check that is valid");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public RuleResult check(Subject subject) {
    Deployment deployment = Deployment.of(subject);
    NotNullChecks checks = new NotNullChecks();
    List<Finding> findings = new ArrayList<>();
    for (Step step : deployment.steps()) {
      if (Deployment.isJudged(step.migration())) {
        Alteration.of(step).stream()
            .filter(each -> each.action().kind() == AlterTable.Kind.SET_NOT_NULL)
            .filter(each -> !checks.prove(each.table().id(), each.action().name()))
            .map(SetNotNullAfterCheck::finding)
            .forEach(findings::add);
      }
      checks.add(step);
    }
    return deployment.result(INFO, findings);
  }

  private static Finding finding(Alteration alteration) {
    String check = Identifier.quote(alteration.notNullCheck());
    return alteration.finding(
        INFO,
        alteration.column(),
        "nobody can read or write the table while all rows are looked at",
        "a valid CHECK ("
            + Identifier.display(alteration.action().name())
            + " IS NOT NULL) before it",
        "none that the migrations made",
        alteration.thenValidNotNull(
            alteration.replacedBy(
                "ADD CONSTRAINT %s CHECK (%s IS NOT NULL) NOT VALID"
                    .formatted(check, alteration.columnSql()))));
  }
}

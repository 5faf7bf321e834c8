package dev.seedbed.assertions.rule.migrations;

import com.google.auto.service.AutoService;
import dev.seedbed.assertions.rule.Finding;
import dev.seedbed.assertions.rule.Rule;
import dev.seedbed.assertions.rule.RuleInfo;
import dev.seedbed.assertions.rule.RuleResult;
import dev.seedbed.assertions.rule.Severity;
import dev.seedbed.assertions.rule.Subject;
import dev.seedbed.assertions.rule.migrations.Relations.Relation;
import dev.seedbed.catalog.ObjectAddress;
import dev.seedbed.database.sql.SqlToken;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Values that a migration adds to an enum are not used before they are committed. */
@AutoService(Rule.class)
public record EnumValueUsedLater() implements Rule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "MIG017",
          "enum-value-used-later",
          Severity.ERROR,
          "Values that are added to an enum are used in a later migration");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public RuleResult check(Subject subject) {
    return Deployment.of(subject).judge(INFO, EnumValueUsedLater::findings);
  }

  private static List<Finding> findings(Step step) {
    List<Finding> findings = new ArrayList<>();
    for (Step other : step.deployment().steps(step.migration())) {
      if (other.equals(step)) {
        break;
      }
      String value = addedValue(other);
      Relation type = value.isEmpty() ? null : type(other);
      if (type != null && !isNew(step, type) && uses(step, value)) {
        findings.add(finding(step, other, type, value));
      }
    }
    return findings;
  }

  private static @Nullable Relation type(Step step) {
    Words words = step.words();
    words.accept("ALTER", "TYPE");
    return step.relation(words.name());
  }

  /** The value that the command adds to an enum; empty if it does something else. */
  private static String addedValue(Step step) {
    Words words = step.words();
    if (!words.accept("ALTER", "TYPE") || words.name().isEmpty() || !words.accept("ADD", "VALUE")) {
      return "";
    }
    words.accept("IF", "NOT", "EXISTS");
    int start = words.start();
    words.skip();
    return Command.content(words.text().substring(start, words.end()));
  }

  /** The transaction that made a type may use all of its values. */
  private static boolean isNew(Step step, Relation type) {
    return step.deployment().steps(step.migration()).stream()
        .flatMap(other -> other.traced().changes().stream())
        .anyMatch(change -> change.command().equals("CREATE TYPE") && change.id() == type.id());
  }

  private static boolean uses(Step step, String value) {
    return step.words().tokens().stream()
        .filter(token -> token.kind() == SqlToken.Kind.STRING)
        .anyMatch(token -> Command.content(token.text()).equals(value));
  }

  private static Finding finding(Step step, Step addition, Relation type, String value) {
    return step.finding(
        INFO,
        ObjectAddress.type(type.name()),
        "the value cannot be used in the transaction that adds it",
        "'" + value + "' used in a later migration than it is added in",
        "added in line " + addition.origin().line() + " of the same migration",
        step.later("the value has to be committed before"));
  }
}

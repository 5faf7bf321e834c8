package dev.seedbed.assertions.rule.migrations;

import com.google.auto.service.AutoService;
import dev.seedbed.assertions.rule.Finding;
import dev.seedbed.assertions.rule.Fix;
import dev.seedbed.assertions.rule.Rule;
import dev.seedbed.assertions.rule.RuleInfo;
import dev.seedbed.assertions.rule.RuleResult;
import dev.seedbed.assertions.rule.Severity;
import dev.seedbed.assertions.rule.Subject;
import dev.seedbed.database.migration.MigrationTrace.Migration;
import dev.seedbed.database.migration.MigrationTrace.State;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** New migrations have a version of their own, above those that have been deployed. */
@AutoService(Rule.class)
public record VersionsInOrder() implements Rule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "MIG022",
          "versions-in-order",
          Severity.ERROR,
          "New migrations come after those that are deployed");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public RuleResult check(Subject subject) {
    Deployment deployment = Deployment.of(subject);
    List<Migration> all =
        deployment.migrations().stream().filter(each -> Version.of(each) != null).toList();
    List<Finding> findings = new ArrayList<>();
    Map<String, Migration> first = new HashMap<>();
    for (Migration migration : all) {
      Version version = Objects.requireNonNull(Version.of(migration));
      Migration same = first.putIfAbsent(version.folder() + " " + version.number(), migration);
      if (!Deployment.isJudged(migration)) {
        continue;
      }
      Migration later = later(all, migration, version);
      if (same != null) {
        findings.add(finding(deployment, all, migration, same, "has the same version"));
      } else if (later != null) {
        findings.add(finding(deployment, all, migration, later, "was deployed before it"));
      }
    }
    return deployment.result(INFO, findings);
  }

  /** A deployed one of a higher version; those with a time may come in any order. */
  private static @Nullable Migration later(
      List<Migration> all, Migration migration, Version version) {
    if (version.isTime() || migration.state() != State.NEW) {
      return null;
    }
    return all.stream()
        .filter(each -> !Deployment.isJudged(each))
        .filter(each -> version.isBelow(Version.of(each)))
        .findFirst()
        .orElse(null);
  }

  private static Finding finding(
      Deployment deployment,
      List<Migration> all,
      Migration migration,
      Migration other,
      String relation) {
    return Whole.finding(
        INFO,
        deployment,
        migration,
        "databases get it in another order, or not at all",
        "the next free version",
        other.file() + " " + relation,
        new Fix(List.of("Rename the file: " + Version.renamed(all, migration)), List.of()));
  }
}

package dev.seedbed.assertions.rule.naming;

import com.google.auto.service.AutoService;
import dev.seedbed.assertions.rule.Count;
import dev.seedbed.assertions.rule.Finding;
import dev.seedbed.assertions.rule.Rule;
import dev.seedbed.assertions.rule.RuleInfo;
import dev.seedbed.assertions.rule.RuleResult;
import dev.seedbed.assertions.rule.SchemaRule;
import dev.seedbed.assertions.rule.Severity;
import dev.seedbed.catalog.Catalog;
import java.util.List;

/**
 * No name is a reserved word of SQL.
 *
 * <pre>{@code
 * assertThat(catalog).follows(new UnreservedNames());
 * }</pre>
 */
@AutoService(Rule.class)
public record UnreservedNames() implements SchemaRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "NAM010", "unreserved-names", Severity.WARNING, "No name is a reserved word of SQL");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public RuleResult check(Catalog catalog) {
    NamedObjects objects = new NamedObjects(catalog);
    List<Named> names = objects.written();
    List<Finding> findings =
        names.stream()
            .filter(each -> ReservedWords.has(each.name()))
            .map(each -> finding(catalog, each))
            .toList();
    Count examined = new Count(names.size(), "name", "names");
    return new RuleResult(INFO, examined, objects.notCounted(), findings);
  }

  private static Finding finding(Catalog catalog, Named object) {
    return new Finding(
        INFO,
        object.address(),
        "without quotes the name of the " + object.kind() + " is a word of SQL's own",
        "a name that is no reserved word",
        object.name(),
        catalog.origin(object.address()).orElse(null),
        object.renameTo(NewNames.unreserved(object, object.name())));
  }
}

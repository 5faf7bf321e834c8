package dev.seedbed.assertions.rule.security;

import com.google.auto.service.AutoService;
import dev.seedbed.assertions.rule.Count;
import dev.seedbed.assertions.rule.Finding;
import dev.seedbed.assertions.rule.Fix;
import dev.seedbed.assertions.rule.Rule;
import dev.seedbed.assertions.rule.RuleInfo;
import dev.seedbed.assertions.rule.RuleResult;
import dev.seedbed.assertions.rule.SchemaRule;
import dev.seedbed.assertions.rule.Severity;
import dev.seedbed.catalog.Catalog;
import dev.seedbed.catalog.Privilege;
import dev.seedbed.catalog.QualifiedName;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * No privilege that matters is everybody's: on tables, views, sequences and columns, to create in a
 * schema, to run what runs with its owner's privileges.
 *
 * <pre>{@code
 * assertThat(catalog).follows(new NoGrantsToPublic().allowing("app.countries"));
 * }</pre>
 *
 * @param allowed the tables, views, sequences and functions that may be everybody's
 */
@AutoService(Rule.class)
public record NoGrantsToPublic(List<QualifiedName> allowed) implements SchemaRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "SEC003", "no-grants-to-public", Severity.WARNING, "Nothing is granted to PUBLIC");

  public NoGrantsToPublic {
    allowed = List.copyOf(allowed);
  }

  /** Nothing is allowed. */
  public NoGrantsToPublic() {
    this(List.of());
  }

  /**
   * The same rule that lets these be everybody's, too.
   *
   * @param objects their names as {@link QualifiedName#parse} reads them
   */
  public NoGrantsToPublic allowing(String... objects) {
    Stream<QualifiedName> more = Stream.of(objects).map(QualifiedName::parse);
    return new NoGrantsToPublic(Stream.concat(allowed.stream(), more).toList());
  }

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public RuleResult check(Catalog catalog) {
    List<Finding> findings = new ArrayList<>();
    int examined = 0;
    for (Granted object : Granted.in(catalog)) {
      if (object.name() == null || !allowed.contains(object.name())) {
        examined++;
        List<Privilege> open = object.open();
        if (!open.isEmpty()) {
          findings.add(finding(catalog, object, open));
        }
      }
    }
    return new RuleResult(INFO, new Count(examined, "object", "objects"), List.of(), findings);
  }

  private static Finding finding(Catalog catalog, Granted object, List<Privilege> open) {
    String privileges =
        open.stream()
            .map(privilege -> privilege.name().replace('_', ' '))
            .collect(Collectors.joining(", "));
    return new Finding(
        INFO,
        object.address(),
        object.problem(),
        "privileges of the roles that need them",
        privileges + " of PUBLIC",
        catalog.origin(object.address()).orElse(null),
        Fix.of(object.revoke(privileges))
            .note("Grant it to the roles that need it, if they have it through PUBLIC only."));
  }
}

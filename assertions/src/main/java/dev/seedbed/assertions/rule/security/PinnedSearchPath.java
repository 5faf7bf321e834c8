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
import dev.seedbed.catalog.Function;
import dev.seedbed.catalog.Identifier;
import java.util.List;
import java.util.Set;

/**
 * Functions that run with their owner's privileges state where they look for names.
 *
 * <pre>{@code
 * assertThat(catalog).follows(new PinnedSearchPath());
 * }</pre>
 */
@AutoService(Rule.class)
public record PinnedSearchPath() implements SchemaRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "SEC001",
          "pinned-search-path",
          Severity.ERROR,
          "SECURITY DEFINER functions state their search_path");

  private static final Set<String> COMPILED = Set.of("c", "internal");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public RuleResult check(Catalog catalog) {
    List<Function> definers = Routine.definers(catalog);
    List<Function> examined =
        definers.stream()
            .filter(function -> !COMPILED.contains(function.language()))
            .filter(function -> !Routine.isResolved(function))
            .toList();
    List<Finding> findings =
        examined.stream()
            .filter(function -> !function.settings().containsKey("search_path"))
            .map(function -> finding(catalog, function))
            .toList();
    return new RuleResult(
        INFO,
        new Count(examined.size(), "SECURITY DEFINER function", "SECURITY DEFINER functions"),
        List.of(
            new Count(
                definers.size() - examined.size(),
                "whose names are looked up when it is made",
                "whose names are looked up when they are made")),
        findings);
  }

  private static Finding finding(Catalog catalog, Function function) {
    String schema = Identifier.quote(function.name().schema());
    return new Finding(
        INFO,
        function.address(),
        "the function runs as its owner and finds its names wherever the caller says",
        "SET search_path",
        "SECURITY DEFINER without it, owned by " + Identifier.display(function.owner()),
        catalog.origin(function.address()).orElse(null),
        Fix.of(
                "ALTER ROUTINE "
                    + Routine.toSql(function)
                    + " SET search_path = pg_catalog, "
                    + schema
                    + ", pg_temp")
            .note("Add the schemas of what it uses and does not write out: it finds no others."));
  }
}

package dev.seedbed.assertions.rule;

import dev.seedbed.catalog.Catalog;

/**
 * A rule that needs nothing but the catalog. Several may be held against one catalog at the same
 * time.
 *
 * <pre>{@code
 * public record TablesHaveComments() implements SchemaRule {
 *   private static final RuleInfo INFO =
 *       new RuleInfo("ACME001", "tables-have-comments", Severity.WARNING, "Tables have a comment");
 *
 *   @Override
 *   public RuleInfo info() {
 *     return INFO;
 *   }
 *
 *   @Override
 *   public RuleResult check(Catalog catalog) {
 *     TableScope scope = TableScope.of(catalog);
 *     List<Finding> findings =
 *         scope.tables().stream()
 *             .filter(table -> table.comment() == null)
 *             .map(table -> finding(catalog, table))
 *             .toList();
 *     return scope.result(INFO, findings);
 *   }
 *
 *   private static Finding finding(Catalog catalog, Table table) {
 *     return new Finding(
 *         INFO,
 *         table.address(),
 *         "nobody can tell what the table is for",
 *         "a comment",
 *         "none",
 *         catalog.origin(table.address()).orElse(null),
 *         Fix.of("COMMENT ON TABLE " + table.name().toSql() + " IS 'What a row of it stands for'"));
 *   }
 * }
 * }</pre>
 */
public interface SchemaRule extends Rule {

  /** Everything in the schema that breaks the rule, in an order that does not change. */
  RuleResult check(Catalog catalog);

  @Override
  default RuleResult check(Subject subject) {
    return check(subject.catalog());
  }
}

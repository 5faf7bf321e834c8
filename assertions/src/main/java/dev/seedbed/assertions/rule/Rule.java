package dev.seedbed.assertions.rule;

import dev.seedbed.catalog.Catalog;

/**
 * Something that a schema must comply with.
 *
 * <p>A rule is a record: its components are its parameters, and its constructor without arguments
 * gives each of them its usual value. Whoever has one in a jar of theirs names the class in {@code
 * META-INF/services/dev.seedbed.assertions.rule.Rule}, and {@link Rules#all} has it too.
 *
 * <pre>{@code
 * public record TablesHaveComments() implements Rule {
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
 *
 * <p>Implementations are immutable, so that threads may share them.
 */
public interface Rule {

  /** What it is called and how much it matters; the same whatever its parameters are. */
  RuleInfo info();

  /** Everything in the schema that breaks the rule, in an order that does not change. */
  RuleResult check(Catalog catalog);
}

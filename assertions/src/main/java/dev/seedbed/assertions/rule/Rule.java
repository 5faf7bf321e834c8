package dev.seedbed.assertions.rule;

/**
 * Something that a schema, its behaviour or its migrations must comply with.
 *
 * <p>A rule is a record: its components are its parameters, and its constructor without arguments
 * gives each of them its usual value. Whoever has one in a jar of theirs names the class in {@code
 * META-INF/services/dev.seedbed.assertions.rule.Rule}, and {@link Rules#all} has it too. Most rules
 * look at the catalog alone: those are {@link SchemaRule}s.
 *
 * <p>Implementations are immutable, so that threads may share them.
 */
public interface Rule {

  /** What it is called and how much it matters; the same whatever its parameters are. */
  RuleInfo info();

  /** Everything in the subject that breaks the rule, in an order that does not change. */
  RuleResult check(Subject subject);
}

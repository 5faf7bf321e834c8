package dev.seedbed.assertions.rule.types;

import com.google.auto.service.AutoService;
import dev.seedbed.assertions.rule.Finding;
import dev.seedbed.assertions.rule.Rule;
import dev.seedbed.assertions.rule.RuleInfo;
import dev.seedbed.assertions.rule.RuleResult;
import dev.seedbed.assertions.rule.SchemaRule;
import dev.seedbed.assertions.rule.Severity;
import dev.seedbed.catalog.Catalog;
import java.util.Optional;
import java.util.Set;

/** Keys that PostgreSQL numbers are {@code bigint}: smaller ones run out. */
@AutoService(Rule.class)
public record WideKeys() implements SchemaRule {
  private static final RuleInfo INFO =
      new RuleInfo("TYP009", "wide-keys", Severity.WARNING, "Numbered keys do not run out");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public RuleResult check(Catalog catalog) {
    ToBigint toBigint = new ToBigint(catalog);
    return new ColumnCheck(INFO, " of primary keys", WideKeys::isKey)
        .check(
            catalog,
            typed ->
                typed.isOneOf(ToBigint.SMALL) && OwnSequences.isNumbered(typed.column())
                    ? Optional.of(finding(typed, toBigint))
                    : Optional.empty());
  }

  private static boolean isKey(TypedColumn typed) {
    return typed
        .table()
        .primaryKey()
        .filter(key -> key.columns().contains(typed.column().name()))
        .isPresent();
  }

  private static Finding finding(TypedColumn typed, ToBigint toBigint) {
    return typed.finding(
        INFO,
        typed.isOneOf(Set.of("int2"))
            ? "the numbers run out after 32,767 rows"
            : "the numbers run out after 2,147,483,647 rows",
        "bigint",
        toBigint.fix(typed));
  }
}

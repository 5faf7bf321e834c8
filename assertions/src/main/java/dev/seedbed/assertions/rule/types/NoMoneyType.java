package dev.seedbed.assertions.rule.types;

import com.google.auto.service.AutoService;
import dev.seedbed.assertions.rule.Finding;
import dev.seedbed.assertions.rule.Rule;
import dev.seedbed.assertions.rule.RuleInfo;
import dev.seedbed.assertions.rule.RuleResult;
import dev.seedbed.assertions.rule.SchemaRule;
import dev.seedbed.assertions.rule.Severity;
import dev.seedbed.catalog.Catalog;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** No column has the type {@code money}, which takes its currency from the session. */
@AutoService(Rule.class)
public record NoMoneyType() implements SchemaRule {
  private static final RuleInfo INFO =
      new RuleInfo("TYP006", "no-money-type", Severity.WARNING, "No column has the type money");

  private static final Set<String> NUMBERS =
      Set.of("money", "numeric", "int2", "int4", "int8", "float4", "float8");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public RuleResult check(Catalog catalog) {
    return new ColumnCheck(INFO, " that hold numbers", column -> column.isOneOf(NUMBERS))
        .check(catalog, NoMoneyType::finding);
  }

  private static Optional<Finding> finding(TypedColumn typed) {
    if (!typed.elementType().isBuiltIn("money")) {
      return Optional.empty();
    }
    String type = typed.sameShape("numeric");
    return Optional.of(
        typed.finding(
            INFO,
            "the currency and its decimals are the session's (lc_monetary), not the value's",
            type,
            RetypingFix.of(
                typed.catalog(), List.of(Retyping.cast(typed.table(), typed.column(), type)))));
  }
}

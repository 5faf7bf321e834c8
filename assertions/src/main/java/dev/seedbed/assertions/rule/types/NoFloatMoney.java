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

/**
 * Amounts of money are no binary floating-point numbers.
 *
 * <pre>{@code
 * assertThat(catalog).follows(new NoFloatMoney("price", "payout"));
 * }</pre>
 *
 * @param words the words that tell such a column: {@code cost} is one of {@code cost_usd}, {@code
 *     unitCost} and {@code costs}
 * @param except the names of columns that have such a word and hold no money
 */
@AutoService(Rule.class)
public record NoFloatMoney(List<String> words, List<String> except) implements SchemaRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "TYP007", "no-float-money", Severity.ERROR, "Money is no binary floating-point number");

  private static final Set<String> NUMBERS =
      Set.of("float4", "float8", "numeric", "money", "int2", "int4", "int8");

  /** With one of these the number is about money, but none: a rate, a weight, a duration. */
  private static final Set<String> NO_AMOUNT =
      Set.of(
          "change",
          "coefficient",
          "count",
          "days",
          "factor",
          "g",
          "grams",
          "hours",
          "index",
          "kg",
          "l",
          "liters",
          "mg",
          "minutes",
          "ml",
          "ms",
          "multiplier",
          "pct",
          "percent",
          "percentage",
          "probability",
          "rate",
          "ratio",
          "score",
          "seconds",
          "share",
          "weight");

  public NoFloatMoney {
    words = List.copyOf(words);
    except = List.copyOf(except);
    if (words.isEmpty()) {
      throw new IllegalArgumentException("TYP007 needs at least one word for money");
    }
  }

  /** The usual words for money. */
  public NoFloatMoney() {
    this(
        "amount", "balance", "budget", "cost", "fee", "payment", "payout", "price", "refund",
        "revenue", "salary", "wage");
  }

  /** These words for money. */
  public NoFloatMoney(String... words) {
    this(List.of(words), List.of());
  }

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public RuleResult check(Catalog catalog) {
    return new ColumnCheck(INFO, " that hold money by their name", this::isExamined)
        .check(catalog, NoFloatMoney::finding);
  }

  private boolean isExamined(TypedColumn column) {
    return column.isOneOf(NUMBERS)
        && isMoney(column.column().name())
        && !except.contains(column.column().name());
  }

  private boolean isMoney(String name) {
    List<String> parts = NameWords.of(name);
    return parts.stream().noneMatch(NO_AMOUNT::contains)
        && parts.stream()
            .anyMatch(part -> words.contains(part) || words.contains(NameWords.singular(part)));
  }

  private static Optional<Finding> finding(TypedColumn typed) {
    if (!typed.elementType().isBuiltIn("float4") && !typed.elementType().isBuiltIn("float8")) {
      return Optional.empty();
    }
    String type = typed.sameShape("numeric");
    return Optional.of(
        typed.finding(
            INFO,
            "most decimal fractions have no exact value in it, so that sums are off by a cent",
            type,
            RetypingFix.of(
                typed.catalog(),
                List.of(Retyping.cast(typed.table(), typed.column(), type)),
                "Write numeric(…) with the digits that an amount can have.")));
  }
}

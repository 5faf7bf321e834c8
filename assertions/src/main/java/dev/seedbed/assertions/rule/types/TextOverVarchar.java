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
 * Columns that hold text are {@code text}, not {@code varchar(n)}.
 *
 * @param except the names of columns whose length is limited on purpose
 */
@AutoService(Rule.class)
public record TextOverVarchar(List<String> except) implements SchemaRule {
  private static final RuleInfo INFO =
      new RuleInfo("TYP004", "text-over-varchar", Severity.WARNING, "Text has no limit by its type")
          .asOptIn();

  public TextOverVarchar {
    except = List.copyOf(except);
  }

  /** All such columns. */
  public TextOverVarchar() {
    this(List.of());
  }

  /** All such columns but those of these names. */
  public TextOverVarchar(String... except) {
    this(List.of(except));
  }

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public RuleResult check(Catalog catalog) {
    ToText toText = new ToText(catalog);
    return new ColumnCheck(
            INFO,
            " that hold text",
            column ->
                column.isOneOf(Set.of("text", "varchar"))
                    && !column.isArray()
                    && !except.contains(column.column().name()))
        .check(catalog, typed -> finding(typed, toText));
  }

  private static Optional<Finding> finding(TypedColumn typed, ToText toText) {
    return typed.type().length().isEmpty()
        ? Optional.empty()
        : Optional.of(
            typed.finding(
                INFO,
                "the length is part of the type, so that another one needs a migration of its own",
                "text",
                toText
                    .fix(typed.name())
                    .note("Where the limit means something, add CHECK (char_length(…) <= …).")));
  }
}

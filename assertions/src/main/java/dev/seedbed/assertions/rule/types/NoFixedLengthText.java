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
 * No column is {@code char(n)}, which pads values with blanks.
 *
 * @param except the names of columns that may be
 */
@AutoService(Rule.class)
public record NoFixedLengthText(List<String> except) implements SchemaRule {
  private static final RuleInfo INFO =
      new RuleInfo("TYP005", "no-char", Severity.WARNING, "No column is char(n)");

  public NoFixedLengthText {
    except = List.copyOf(except);
  }

  /** All columns. */
  public NoFixedLengthText() {
    this(List.of());
  }

  /** All columns but those of these names. */
  public NoFixedLengthText(String... except) {
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
                column.isOneOf(Set.of("text", "varchar", "bpchar"))
                    && !column.isArray()
                    && !except.contains(column.column().name()))
        .check(catalog, typed -> finding(typed, toText));
  }

  private static Optional<Finding> finding(TypedColumn typed, ToText toText) {
    return typed.type().isBuiltIn("bpchar")
        ? Optional.of(
            typed.finding(
                INFO,
                "values are padded with blanks, which count here and do not count there",
                "text",
                toText.fix(typed.name()).note("Values lose the blanks at their end.")))
        : Optional.empty();
  }
}

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
 * Columns that hold JSON are {@code jsonb}, not {@code json}.
 *
 * @param except the names of columns that must keep the text as it was written
 */
@AutoService(Rule.class)
public record JsonbOverJson(List<String> except) implements SchemaRule {
  private static final RuleInfo INFO =
      new RuleInfo("TYP003", "jsonb-over-json", Severity.WARNING, "JSON is stored as jsonb");

  public JsonbOverJson {
    except = List.copyOf(except);
  }

  /** All such columns. */
  public JsonbOverJson() {
    this(List.of());
  }

  /** All such columns but those of these names. */
  public JsonbOverJson(String... except) {
    this(List.of(except));
  }

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public RuleResult check(Catalog catalog) {
    return new ColumnCheck(
            INFO,
            " that hold JSON",
            column ->
                column.isOneOf(Set.of("json", "jsonb")) && !except.contains(column.column().name()))
        .check(catalog, JsonbOverJson::finding);
  }

  private static Optional<Finding> finding(TypedColumn typed) {
    if (!typed.elementType().isBuiltIn("json")) {
      return Optional.empty();
    }
    String type = typed.sameShape("jsonb");
    return Optional.of(
        typed.finding(
            INFO,
            "json is kept as text: it is parsed for each look into it and cannot be indexed",
            type,
            RetypingFix.of(
                typed.catalog(),
                List.of(Retyping.cast(typed.table(), typed.column(), type)),
                "Loses white space, the order of keys, and all but the last of equal keys.")));
  }
}

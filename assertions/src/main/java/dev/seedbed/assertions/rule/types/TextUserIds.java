package dev.seedbed.assertions.rule.types;

import com.google.auto.service.AutoService;
import dev.seedbed.assertions.rule.Count;
import dev.seedbed.assertions.rule.Finding;
import dev.seedbed.assertions.rule.Rule;
import dev.seedbed.assertions.rule.RuleInfo;
import dev.seedbed.assertions.rule.RuleResult;
import dev.seedbed.assertions.rule.SchemaRule;
import dev.seedbed.assertions.rule.Severity;
import dev.seedbed.assertions.rule.TableScope;
import dev.seedbed.catalog.Catalog;
import dev.seedbed.catalog.Identifier;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Columns that hold user ids are {@code text}, or a domain over it.
 *
 * <pre>{@code
 * assertThat(catalog).follows(new TextUserIds("user_id", "owner_user_id"));
 * }</pre>
 *
 * @param columns what such columns are called
 */
@AutoService(Rule.class)
public record TextUserIds(List<String> columns) implements SchemaRule {
  private static final RuleInfo INFO =
      new RuleInfo("TYP001", "text-user-ids", Severity.ERROR, "User id columns are text");

  public TextUserIds {
    columns = List.copyOf(columns);
    if (columns.isEmpty()) {
      throw new IllegalArgumentException("TYP001 needs at least one name of user id columns");
    }
  }

  /** Columns called {@code user_id}. */
  public TextUserIds() {
    this("user_id");
  }

  /** Columns that have any of these names. */
  public TextUserIds(String... columns) {
    this(List.of(columns));
  }

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public RuleResult check(Catalog catalog) {
    TableScope scope = TableScope.of(catalog).withoutForeignTables();
    ToText toText = new ToText(catalog);
    List<TypedColumn> examined =
        TypedColumn.in(catalog, scope)
            .filter(column -> columns.contains(column.column().name()))
            .toList();
    List<Finding> findings =
        examined.stream()
            .filter(column -> !ToText.isText(catalog, column.column()))
            .map(column -> finding(column, toText))
            .toList();
    return new RuleResult(INFO, examined(examined.size(), scope), scope.notCounted(), findings);
  }

  private Count examined(int number, TableScope scope) {
    String names = columns.stream().map(Identifier::display).collect(Collectors.joining(" or "));
    String rest = " named " + names + " in " + scope.examined();
    return new Count(number, "column" + rest, "columns" + rest);
  }

  private static Finding finding(TypedColumn column, ToText toText) {
    return column.finding(
        INFO,
        "user ids are opaque text; this column has another type",
        "text",
        toText.fix(column.name()));
  }
}

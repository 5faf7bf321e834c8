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
import dev.seedbed.assertions.rule.internal.ColumnType;
import dev.seedbed.catalog.Catalog;
import dev.seedbed.catalog.Column;
import dev.seedbed.catalog.ColumnName;
import dev.seedbed.catalog.Identifier;
import dev.seedbed.catalog.ObjectAddress;
import dev.seedbed.catalog.Table;
import java.util.ArrayList;
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
    List<Finding> findings = new ArrayList<>();
    int examined = 0;
    for (Table table : scope.tables()) {
      for (Column column : table.columns()) {
        if (columns.contains(column.name()) && !isInherited(catalog, table, column)) {
          examined++;
          if (!ToText.isText(catalog, column)) {
            findings.add(
                finding(catalog, new ColumnName(table.name(), column.name()), column, toText));
          }
        }
      }
    }
    return new RuleResult(INFO, examined(examined, scope), scope.notCounted(), findings);
  }

  private Count examined(int number, TableScope scope) {
    String names = columns.stream().map(Identifier::display).collect(Collectors.joining(" or "));
    String rest = " named " + names + " in " + scope.examined();
    return new Count(number, "column" + rest, "columns" + rest);
  }

  /** What a parent table hands down has the parent's type, and changes with it. */
  private static boolean isInherited(Catalog catalog, Table table, Column column) {
    return table.inherits().stream()
        .flatMap(parent -> catalog.table(parent).stream())
        .anyMatch(parent -> parent.column(column.name()).isPresent());
  }

  private static Finding finding(Catalog catalog, ColumnName name, Column column, ToText toText) {
    return new Finding(
        INFO,
        ObjectAddress.column(name.table(), name.column()),
        "user ids are opaque text; this column has another type",
        "text",
        ColumnType.describe(catalog, column.type()),
        catalog.origin(name.table(), name.column()).orElse(null),
        toText.fix(name));
  }
}

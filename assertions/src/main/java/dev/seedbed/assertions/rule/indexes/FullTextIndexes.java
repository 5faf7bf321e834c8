package dev.seedbed.assertions.rule.indexes;

import com.google.auto.service.AutoService;
import dev.seedbed.assertions.rule.Count;
import dev.seedbed.assertions.rule.Finding;
import dev.seedbed.assertions.rule.Fix;
import dev.seedbed.assertions.rule.Rule;
import dev.seedbed.assertions.rule.RuleInfo;
import dev.seedbed.assertions.rule.RuleResult;
import dev.seedbed.assertions.rule.SchemaRule;
import dev.seedbed.assertions.rule.Severity;
import dev.seedbed.assertions.rule.TableScope;
import dev.seedbed.assertions.rule.internal.IndexSql;
import dev.seedbed.assertions.rule.internal.Partitions;
import dev.seedbed.assertions.rule.internal.RelationNames;
import dev.seedbed.catalog.Catalog;
import dev.seedbed.catalog.Column;
import dev.seedbed.catalog.Identifier;
import dev.seedbed.catalog.Index;
import dev.seedbed.catalog.IndexKey;
import dev.seedbed.catalog.ObjectAddress;
import dev.seedbed.catalog.QualifiedName;
import dev.seedbed.catalog.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Text that is searched by its words has an index for that.
 *
 * <pre>{@code
 * assertThat(catalog).follows(new FullTextIndexes("messages.text_content"));
 * }</pre>
 *
 * @param columns text columns that are searched, by their names alone or after that of their table,
 *     with or without its schema; those of type {@code tsvector} need not be named
 */
@AutoService(Rule.class)
public record FullTextIndexes(List<String> columns) implements SchemaRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "IDX008", "full-text-indexes", Severity.WARNING, "Text that is searched has an index");

  private static final Set<String> WHOLE_VALUES = Set.of("btree", "hash", "brin");
  private static final String TSVECTOR = "tsvector";

  public FullTextIndexes {
    columns = List.copyOf(columns);
  }

  /** Columns of type {@code tsvector}. */
  public FullTextIndexes() {
    this(List.of());
  }

  /** These as well. */
  public FullTextIndexes(String... columns) {
    this(List.of(columns));
  }

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public RuleResult check(Catalog catalog) {
    TableScope scope = TableScope.of(catalog).withoutForeignTables();
    Partitions partitions = new Partitions(catalog);
    RelationNames names = new RelationNames(catalog);
    List<Finding> findings = new ArrayList<>();
    int examined = 0;
    for (Table table : scope.tables()) {
      for (Column column : table.columns()) {
        boolean words = catalog.underlying(column.type()).isBuiltIn(TSVECTOR);
        if (words || isNamed(table, column)) {
          examined++;
          if (!partitions.test(table, each -> isIndexed(each, column.name(), words))) {
            findings.add(finding(catalog, table, column, words, names));
          }
        }
      }
    }
    Count count = new Count(examined, "searched column", "searched columns");
    return new RuleResult(INFO, count, scope.notCounted(), findings);
  }

  private boolean isNamed(Table table, Column column) {
    String inTable = table.name().name() + "." + column.name();
    return columns.contains(column.name())
        || columns.contains(inTable)
        || columns.contains(table.name().schema() + "." + inTable);
  }

  /** By itself, or by the words of it: in an expression, or in a column that is made of it. */
  private static boolean isIndexed(Table table, String column, boolean words) {
    return table.indexes().stream()
        .filter(index -> index.valid() && !WHOLE_VALUES.contains(index.method()))
        .map(Index::keys)
        .flatMap(List::stream)
        .anyMatch(
            key ->
                words
                    ? key.isColumn(column) || mentions(key.expression(), column)
                    : isOfWords(table, key, column));
  }

  private static boolean isOfWords(Table table, IndexKey key, String column) {
    // By gin an expression's key is of the type of single words, so the type alone does not tell.
    if (!key.type().isBuiltIn(TSVECTOR) && !key.operatorClass().name().contains(TSVECTOR)) {
      return false;
    }
    return mentions(key.expression(), column)
        || table.columns().stream()
            .filter(each -> key.isColumn(each.name()))
            // What a trigger fills says nothing about where it is from.
            .anyMatch(each -> !each.isGenerated() || mentions(each.generationExpression(), column));
  }

  private static boolean mentions(@Nullable String expression, String column) {
    String name = Pattern.quote(Identifier.display(column));
    return expression != null
        && Pattern.compile("(?<![\\w\"$])" + name + "(?![\\w\"$(])").matcher(expression).find();
  }

  private static Finding finding(
      Catalog catalog, Table table, Column column, boolean words, RelationNames names) {
    return new Finding(
        INFO,
        ObjectAddress.column(table.name(), column.name()),
        "no index finds rows by their words: each search reads the whole table",
        words ? "a valid index by gin or gist" : "a valid index by gin or gist of its to_tsvector",
        "none",
        catalog.origin(table.name(), column.name()).orElse(null),
        fix(table, column, words, names));
  }

  private static Fix fix(Table table, Column column, boolean words, RelationNames names) {
    QualifiedName name = IndexSql.nameFor(names, table.name(), List.of(column.name()));
    String sql = Identifier.quote(column.name());
    String key = words ? sql : "to_tsvector('english', " + sql + ")";
    Fix fix =
        Fix.of(IndexSql.on(name, table.name(), "gin", key).create()).note(IndexSql.CONCURRENTLY);
    return words
        ? fix
        : fix.note("Queries use it if they search in the same expression, with its language.");
  }
}

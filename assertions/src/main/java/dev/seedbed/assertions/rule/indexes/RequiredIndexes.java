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
import dev.seedbed.assertions.rule.internal.IndexSpec;
import dev.seedbed.assertions.rule.internal.IndexSql;
import dev.seedbed.assertions.rule.internal.RelationNames;
import dev.seedbed.catalog.Catalog;
import dev.seedbed.catalog.ObjectAddress;
import dev.seedbed.catalog.QualifiedName;
import dev.seedbed.catalog.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The indexes that the project's queries were designed for are there.
 *
 * <pre>{@code
 * assertThat(catalog).follows(new RequiredIndexes("app.agents(workspace_id, created_at desc)"));
 * }</pre>
 *
 * @param indexes a table and its columns each, such as {@code agents(workspace_id, created_at
 *     desc)}; without a schema it is for tables of that name in any
 */
@AutoService(Rule.class)
public record RequiredIndexes(List<String> indexes) implements SchemaRule {
  private static final RuleInfo INFO =
      new RuleInfo(
              "IDX007",
              "required-indexes",
              Severity.ERROR,
              "The indexes that were agreed on are there")
          .asOptIn();

  public RequiredIndexes {
    indexes = List.copyOf(indexes);
    indexes.forEach(RequiredIndexes::parse);
  }

  /** None: which ones there have to be is for the project to say. */
  public RequiredIndexes() {
    this(List.of());
  }

  /** These. */
  public RequiredIndexes(String... indexes) {
    this(List.of(indexes));
  }

  private static IndexSpec parse(String text) {
    try {
      return IndexSpec.parse(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "IDX007 needs a table and its columns, such as agents(workspace_id, created_at desc),"
              + " not "
              + text,
          e);
    }
  }

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public RuleResult check(Catalog catalog) {
    TableScope scope = TableScope.of(catalog).withoutForeignTables();
    RelationNames names = new RelationNames(catalog);
    List<Finding> findings = new ArrayList<>();
    int examined = 0;
    int absent = 0;
    for (IndexSpec wanted : indexes.stream().map(RequiredIndexes::parse).toList()) {
      Predicate<QualifiedName> isMeant = wanted.tables();
      List<Table> tables =
          scope.tables().stream().filter(table -> isMeant.test(table.name())).toList();
      examined += tables.size();
      absent += tables.isEmpty() ? 1 : 0;
      for (Table table : tables) {
        finding(catalog, table, wanted, names).ifPresent(findings::add);
      }
    }
    List<Count> notCounted = new ArrayList<>(scope.notCounted());
    if (absent > 0) {
      String of = " of tables that do not exist";
      notCounted.add(new Count(absent, "required index" + of, "required indexes" + of));
    }
    Count count = new Count(examined, "required index", "required indexes");
    return new RuleResult(INFO, count, notCounted, findings);
  }

  private static Optional<Finding> finding(
      Catalog catalog, Table table, IndexSpec wanted, RelationNames names) {
    if (table.indexes().stream().anyMatch(wanted::isBeginningOf)) {
      return Optional.empty();
    }
    Optional<String> unknown =
        wanted.columns().stream().filter(name -> table.column(name).isEmpty()).findFirst();
    // Named after its first column, so that several of one table can be told apart.
    String column = unknown.orElse(wanted.columns().get(0));
    return Optional.of(
        new Finding(
            INFO,
            ObjectAddress.column(table.name(), column),
            unknown.isPresent()
                ? "an index is required on a column that the table does not have"
                : "an index is required that is not there",
            "a valid index of all rows that begins with " + wanted.columnsText(),
            unknown.isPresent() ? "no such column" : "none",
            catalog.origin(table.name(), column).orElse(null),
            unknown.isPresent() ? without(column) : create(table, wanted, names)));
  }

  private static Fix without(String column) {
    return new Fix(
        List.of("Add the column " + column + ", or correct what the rule is told."), List.of());
  }

  private static Fix create(Table table, IndexSpec wanted, RelationNames names) {
    List<String> keys = wanted.keys().stream().map(IndexSpec.Key::toSql).toList();
    return Fix.of(IndexSql.btree(names, table.name(), wanted.columns()).withKeys(keys).create())
        .note(IndexSql.CONCURRENTLY);
  }
}

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
import dev.seedbed.assertions.rule.internal.OwnedForeignKey;
import dev.seedbed.catalog.Catalog;
import dev.seedbed.catalog.QualifiedName;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Columns that have the same name have the same type, so that they can be compared and joined.
 *
 * <pre>{@code
 * assertThat(catalog)
 *     .follows(new SameNameSameType(List.of("*_id", "locale"), List.of("external_id"), true));
 * }</pre>
 *
 * @param names the names that stand for the same thing wherever they are; a {@code *} at the
 *     beginning means any
 * @param except names that may mean different things
 * @param acrossSchemas whether a name means the same in all schemas, not only within one
 */
@AutoService(Rule.class)
public record SameNameSameType(List<String> names, List<String> except, boolean acrossSchemas)
    implements SchemaRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "TYP011", "same-name-same-type", Severity.WARNING, "Ids of one name have one type");

  public SameNameSameType {
    names = List.copyOf(names);
    except = List.copyOf(except);
    if (names.isEmpty()) {
      throw new IllegalArgumentException("TYP011 needs at least one name that means one thing");
    }
  }

  /** What ends in {@code _id}, within each schema, but for names that say little. */
  public SameNameSameType() {
    this(
        List.of("*_id"),
        List.of(
            "entity_id",
            "external_id",
            "item_id",
            "object_id",
            "owner_id",
            "parent_id",
            "record_id",
            "ref_id",
            "reference_id",
            "remote_id",
            "resource_id",
            "source_id",
            "subject_id",
            "target_id"),
        false);
  }

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public RuleResult check(Catalog catalog) {
    TableScope scope = TableScope.of(catalog).withoutForeignTables();
    Referrers referrers = new Referrers(catalog, OwnedForeignKey.all(catalog));
    List<TypedColumn> examined =
        TypedColumn.in(catalog, scope).filter(each -> isExamined(each.column().name())).toList();
    Map<List<String>, List<TypedColumn>> byName =
        examined.stream().collect(Collectors.groupingBy(this::meaning));
    List<Finding> findings =
        byName.values().stream()
            .flatMap(columns -> oddOnes(columns, referrers))
            .sorted(Comparator.comparing(Finding::objectName))
            .toList();
    String rest = " of such names in " + scope.examined();
    return new RuleResult(
        INFO,
        new Count(examined.size(), "column" + rest, "columns" + rest),
        scope.notCounted(),
        findings);
  }

  private boolean isExamined(String column) {
    return !except.contains(column)
        && names.stream()
            .anyMatch(
                name ->
                    name.startsWith("*")
                        ? column.endsWith(name.substring(1))
                        : column.equals(name));
  }

  private List<String> meaning(TypedColumn column) {
    return acrossSchemas
        ? List.of(column.column().name())
        : List.of(column.column().name(), column.table().name().schema());
  }

  private static Stream<Finding> oddOnes(List<TypedColumn> columns, Referrers referrers) {
    Map<Boolean, List<TypedColumn>> byAnchor =
        columns.stream().collect(Collectors.partitioningBy(each -> isAnchored(each, referrers)));
    List<TypedColumn> anchored = byAnchor.getOrDefault(true, List.of());
    List<TypedColumn> free = byAnchor.getOrDefault(false, List.of());
    TypedColumn model = mostFrequent(anchored.isEmpty() ? free : anchored);
    // Foreign keys say what each of them means, and they do not mean the same.
    return anchored.stream().anyMatch(each -> !each.isLike(model))
        ? Stream.of()
        : free.stream().filter(each -> !each.isLike(model)).map(each -> finding(each, model));
  }

  /** Whether the schema itself says what the column stands for. */
  private static boolean isAnchored(TypedColumn column, Referrers referrers) {
    return referrers.isTied(column.name())
        || column
            .table()
            .primaryKey()
            .filter(key -> key.columns().equals(List.of(column.column().name())))
            .isPresent();
  }

  /** One of those that are most alike, the first of them if several are. */
  private static TypedColumn mostFrequent(List<TypedColumn> columns) {
    Map<QualifiedName, List<TypedColumn>> bySort =
        columns.stream()
            .collect(
                Collectors.groupingBy(TypedColumn::sort, LinkedHashMap::new, Collectors.toList()));
    List<TypedColumn> most = List.of();
    for (List<TypedColumn> alike : bySort.values()) {
      most = alike.size() > most.size() ? alike : most;
    }
    return most.get(0);
  }

  private static Finding finding(TypedColumn odd, TypedColumn model) {
    String type = model.column().type().sql();
    String old = odd.column().defaultExpression();
    Retyping change =
        new Retyping(
            odd.table(),
            odd.column(),
            type,
            "%s::text::" + type,
            new Retyping.Default.Replaced(old == null ? null : "(" + old + ")::text::" + type));
    return odd.finding(
        INFO,
        "elsewhere the name stands for another type",
        type + " as " + model.name(),
        RetypingFix.of(
            odd.catalog(),
            List.of(change),
            "Fails on a value that is no " + type + ": give the column another name then."));
  }
}

package dev.seedbed.assertions.rule.vectors;

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
import dev.seedbed.assertions.rule.internal.RelationNames;
import dev.seedbed.catalog.Catalog;
import dev.seedbed.catalog.Identifier;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Wherever the embeddings of one model are stored, they have the same dimensions.
 *
 * <pre>{@code
 * assertThat(catalog).follows(
 *     new SameDimensions(Map.of("text", List.of("documents.embedding", "messages.embedding"))));
 * }</pre>
 *
 * @param groups by model, the columns that hold its embeddings: {@code column}, {@code
 *     table.column} or {@code schema.table.column}. Without any, columns of one name are a group
 */
@AutoService(Rule.class)
public record SameDimensions(Map<String, List<String>> groups) implements SchemaRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "VEC006",
          "same-dimensions",
          Severity.WARNING,
          "Embeddings of one model have the same dimensions everywhere");

  public SameDimensions {
    Map<String, List<String>> copy = new TreeMap<>();
    groups.forEach((model, columns) -> copy.put(model, List.copyOf(columns)));
    groups = Collections.unmodifiableMap(copy);
  }

  /** Columns of one name are of one model. */
  public SameDimensions() {
    this(Map.of());
  }

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public RuleResult check(Catalog catalog) {
    TableScope scope = VectorColumn.scope(catalog);
    Map<String, List<VectorColumn>> models = new LinkedHashMap<>();
    for (VectorColumn column : VectorColumn.of(catalog, scope)) {
      if (column.dimensions().isPresent()) {
        models(column)
            .forEach(model -> models.computeIfAbsent(model, key -> new ArrayList<>()).add(column));
      }
    }
    RelationNames names = new RelationNames(catalog);
    List<Finding> findings =
        models.entrySet().stream()
            .flatMap(model -> findings(catalog, model.getKey(), model.getValue(), names))
            .toList();
    int examined = models.values().stream().mapToInt(List::size).sum();
    Count count = new Count(examined, "vector column", "vector columns");
    return new RuleResult(INFO, count, scope.notCounted(), findings);
  }

  private Stream<String> models(VectorColumn column) {
    String name = column.column().name();
    if (groups.isEmpty()) {
      return Stream.of(name);
    }
    String inTable = column.table().name().name() + "." + name;
    List<String> names = List.of(name, inTable, column.table().name().schema() + "." + inTable);
    return groups.entrySet().stream()
        .filter(group -> group.getValue().stream().anyMatch(names::contains))
        .map(Map.Entry::getKey);
  }

  private static Stream<Finding> findings(
      Catalog catalog, String model, List<VectorColumn> columns, RelationNames names) {
    Map<Integer, Long> numbers =
        columns.stream()
            .collect(
                Collectors.groupingBy(
                    SameDimensions::dimensions, TreeMap::new, Collectors.counting()));
    int most = Collections.max(numbers.entrySet(), Map.Entry.comparingByValue()).getKey();
    VectorColumn example =
        columns.stream()
            .filter(column -> dimensions(column) == most)
            .min(Comparator.comparing(VectorColumn::name))
            .orElseThrow();
    return columns.stream()
        .filter(column -> dimensions(column) != most)
        .map(column -> finding(catalog, model, column, example, names));
  }

  private static int dimensions(VectorColumn column) {
    return column.dimensions().orElseThrow();
  }

  private static Finding finding(
      Catalog catalog,
      String model,
      VectorColumn column,
      VectorColumn example,
      RelationNames names) {
    return new Finding(
        INFO,
        column.address(),
        "vectors of " + Identifier.display(model) + " do not have as many dimensions as elsewhere",
        dimensions(example) + " dimensions, as in " + example.name(),
        dimensions(column) + " dimensions",
        catalog.origin(column.table().name(), column.column().name()).orElse(null),
        fix(column, dimensions(example), names));
  }

  /** No vector can be made from one of another length, so all of them have to be computed anew. */
  private static Fix fix(VectorColumn column, int dimensions, RelationNames names) {
    String name = Identifier.quote(column.column().name());
    String alter = "ALTER TABLE " + column.table().name().toSql() + " ALTER COLUMN " + name;
    List<String> statements = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    notes.add("Empties the column: compute its vectors anew, with the other columns' model.");
    if (column.column().notNull()) {
      statements.add(alter + " DROP NOT NULL");
      notes.add("Say SET NOT NULL again once that is done.");
    }
    VectorColumn changed = column.withDimensions(dimensions);
    boolean another =
        changed.isTooLong()
            || column.keys().stream().anyMatch(each -> each.key().expression() != null);
    if (another) {
      column.keys().forEach(each -> statements.add(IndexSql.drop(each.index().name())));
    }
    statements.add(
        "%s TYPE %s(%d) USING NULL".formatted(alter, column.type().name().toSql(), dimensions));
    if (another) {
      Fix index = VectorIndex.create(changed, names);
      statements.addAll(index.statements());
      notes.addAll(index.notes());
    }
    return new Fix(notes, statements);
  }
}

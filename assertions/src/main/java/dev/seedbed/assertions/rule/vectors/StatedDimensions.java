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
import dev.seedbed.assertions.rule.internal.RelationNames;
import dev.seedbed.assertions.rule.internal.TypeChange;
import dev.seedbed.catalog.Catalog;
import dev.seedbed.catalog.Identifier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Vector columns say how many dimensions they have.
 *
 * <pre>{@code
 * assertThat(catalog).follows(new StatedDimensions());
 * }</pre>
 */
@AutoService(Rule.class)
public record StatedDimensions() implements SchemaRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "VEC001", "stated-dimensions", Severity.WARNING, "Vector columns state their dimensions");

  /** Those of the most widely used embeddings. */
  private static final int USUAL = 1_536;

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public RuleResult check(Catalog catalog) {
    TableScope scope = VectorColumn.scope(catalog);
    List<VectorColumn> columns = VectorColumn.of(catalog, scope);
    RelationNames names = new RelationNames(catalog);
    List<Finding> findings =
        columns.stream()
            .filter(column -> column.dimensions().isEmpty() && !holdsSeveral(column))
            .map(column -> finding(catalog, column, columns, names))
            .toList();
    Count examined = new Count(columns.size(), "vector column", "vector columns");
    return new RuleResult(INFO, examined, scope.notCounted(), findings);
  }

  /** Indexes over casts are how vectors of several models are kept in one column, on purpose. */
  private static boolean holdsSeveral(VectorColumn column) {
    return column.keys().stream().anyMatch(each -> each.key().expression() != null);
  }

  private static Finding finding(
      Catalog catalog, VectorColumn column, List<VectorColumn> all, RelationNames names) {
    int dimensions = guess(column, all);
    String type = column.type().name() + "(" + dimensions + ")";
    return new Finding(
        INFO,
        column.address(),
        "vectors of any length fit in, and no index can be made",
        "a type with dimensions, such as " + type,
        column.type().sql(),
        catalog.origin(column.table().name(), column.column().name()).orElse(null),
        fix(catalog, column, dimensions, names));
  }

  /** As columns of the same name have, or else any. */
  private static int guess(VectorColumn column, List<VectorColumn> all) {
    String name = column.column().name();
    return all.stream()
        .filter(other -> other.kind().equals(column.kind()) && other.dimensions().isPresent())
        .min(Comparator.comparing(other -> !other.column().name().equals(name)))
        .map(other -> other.dimensions().orElseThrow())
        .orElse(USUAL);
  }

  private static Fix fix(
      Catalog catalog, VectorColumn column, int dimensions, RelationNames names) {
    String name = Identifier.quote(column.column().name());
    String change =
        "ALTER TABLE %s ALTER COLUMN %s TYPE %s(%d)"
            .formatted(
                column.table().name().toSql(), name, column.type().name().toSql(), dimensions);
    // The column can be indexed now, so it has to be.
    Fix index = VectorIndex.create(column.withDimensions(dimensions), names);
    List<String> notes = new ArrayList<>();
    notes.add(
        dimensions
            + " is a guess: write what the model answers with. Rows with another number stop the"
            + " change.");
    notes.addAll(
        TypeChange.notes(List.of(new TypeChange(catalog, column.table(), column.column()))));
    notes.addAll(index.notes());
    List<String> statements = new ArrayList<>(List.of(change));
    statements.addAll(index.statements());
    return new Fix(notes, statements);
  }
}

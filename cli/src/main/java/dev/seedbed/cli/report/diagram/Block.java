package dev.seedbed.cli.report.diagram;

import dev.seedbed.cli.report.schema.ReferenceView;
import dev.seedbed.cli.report.schema.SchemaView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The tables of one domain, in columns: what others refer to stands left of those others.
 *
 * @param columns the numbers of the tables, from left to right, then from top to bottom
 * @param height of the highest column
 */
record Block(String name, List<List<Integer>> columns, int height) {

  /**
   * Arranges a domain.
   *
   * @param most how many columns there may be
   */
  static Block of(String name, List<Integer> tables, SchemaView schema, int most) {
    Map<Integer, List<Integer>> parents = parents(tables, schema);
    Map<Integer, Integer> layers = new HashMap<>();
    for (int table : tables) {
      layer(table, parents, layers, new HashSet<>());
    }
    int deepest = layers.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    int total = tables.stream().mapToInt(table -> step(schema, table)).sum();
    int limit = columnHeight(total, most);
    List<List<Integer>> columns = new ArrayList<>();
    Map<Integer, Double> heights = new HashMap<>();
    for (int layer = 0; layer <= deepest; layer++) {
      int current = layer;
      List<Integer> members =
          new ArrayList<>(
              tables.stream().filter(table -> layers.getOrDefault(table, 0) == current).toList());
      members.sort(
          (one, other) ->
              Double.compare(weight(one, parents, heights), weight(other, parents, heights)));
      List<Integer> column = new ArrayList<>();
      int height = 0;
      for (int table : members) {
        if (!column.isEmpty() && height + step(schema, table) > limit) {
          columns.add(column);
          column = new ArrayList<>();
          height = 0;
        }
        heights.put(table, (double) height);
        column.add(table);
        height += step(schema, table);
      }
      columns.add(column);
    }
    int highest =
        columns.stream()
            .mapToInt(column -> column.stream().mapToInt(table -> step(schema, table)).sum())
            .max()
            .orElse(0);
    return new Block(name, columns, highest - Measures.BELOW_BOX);
  }

  private static int step(SchemaView schema, int table) {
    return Measures.height(schema.tables().get(table)) + Measures.BELOW_BOX;
  }

  /** About half as high as wide, but high enough that few columns do not become many. */
  private static int columnHeight(int total, int most) {
    double columns = Math.max(1, Math.min(most, Math.sqrt(1.7 * total / Measures.PITCH)));
    return Math.max(520, (int) Math.ceil(total / columns));
  }

  private static Map<Integer, List<Integer>> parents(List<Integer> tables, SchemaView schema) {
    Set<Integer> members = new HashSet<>(tables);
    Map<Integer, List<Integer>> parents = new HashMap<>();
    for (ReferenceView reference : schema.references()) {
      if (members.contains(reference.from())
          && members.contains(reference.to())
          && reference.from() != reference.to()) {
        parents.computeIfAbsent(reference.from(), unseen -> new ArrayList<>()).add(reference.to());
      }
    }
    return parents;
  }

  /** One more than the highest of its parents'; a reference that leads round does not count. */
  private static int layer(
      int table,
      Map<Integer, List<Integer>> parents,
      Map<Integer, Integer> known,
      Set<Integer> open) {
    Integer layer = known.get(table);
    if (layer != null) {
      return layer;
    }
    open.add(table);
    int highest = -1;
    for (int parent : parents.getOrDefault(table, List.of())) {
      if (!open.contains(parent)) {
        highest = Math.max(highest, layer(parent, parents, known, open));
      }
    }
    open.remove(table);
    known.put(table, highest + 1);
    return highest + 1;
  }

  /** Where a table would like to stand: beside what it refers to. */
  private static double weight(
      int table, Map<Integer, List<Integer>> parents, Map<Integer, Double> heights) {
    return parents.getOrDefault(table, List.of()).stream()
        .filter(heights::containsKey)
        .mapToDouble(heights::get)
        .average()
        .orElse(Double.MAX_VALUE);
  }
}

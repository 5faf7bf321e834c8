package dev.seedbed.database.schema;

import dev.seedbed.catalog.Origin;
import dev.seedbed.catalog.Origins;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What two schemas do not have alike, object by object.
 *
 * <pre>{@code
 * SchemaDiff difference = SchemaDiff.between(committed, current);
 * if (!difference.isEmpty()) {
 *   throw new AssertionError("the schema differs:\n" + difference);
 * }
 * }</pre>
 *
 * @param differences in the order of the left schema, then what only the right one has
 */
public record SchemaDiff(List<SchemaDifference> differences) {
  public SchemaDiff {
    differences = List.copyOf(differences);
  }

  /** As {@link #between(SchemaSnapshot, SchemaSnapshot, DiffOptions)}, by the default options. */
  public static SchemaDiff between(SchemaSnapshot left, SchemaSnapshot right) {
    return between(left, right, DiffOptions.DEFAULT);
  }

  /** Compares two schemas. */
  public static SchemaDiff between(SchemaSnapshot left, SchemaSnapshot right, DiffOptions options) {
    // Without names two objects may have one key, such as an index that is there twice.
    Map<String, Deque<ComparedObject>> rest = new LinkedHashMap<>();
    for (ComparedObject object : compared(right, options)) {
      rest.computeIfAbsent(object.key(), key -> new ArrayDeque<>()).add(object);
    }
    List<SchemaDifference> differences = new ArrayList<>();
    for (ComparedObject object : compared(left, options)) {
      ComparedObject other = rest.getOrDefault(object.key(), new ArrayDeque<>()).poll();
      if (other == null) {
        differences.add(SchemaDifference.onlyLeft(object));
      } else if (!object.lines().equals(other.lines())) {
        differences.add(SchemaDifference.changed(object, other));
      }
    }
    rest.values().stream()
        .flatMap(Deque::stream)
        .map(SchemaDifference::onlyRight)
        .forEach(differences::add);
    return new SchemaDiff(differences);
  }

  private static List<ComparedObject> compared(SchemaSnapshot schema, DiffOptions options) {
    return schema.objects().stream()
        .filter(object -> ComparedObject.counts(object, options))
        .map(object -> ComparedObject.of(object, options))
        .toList();
  }

  /** Whether the schemas are equal. */
  public boolean isEmpty() {
    return differences.isEmpty();
  }

  /**
   * The difference as a person reads it: a block for each object, with the file and line that made
   * it where that is known.
   */
  public String describe(Origins origins) {
    ObjectOrigins places = new ObjectOrigins(origins);
    return differences.stream()
        .map(
            difference ->
                difference.object().heading()
                    + places.of(difference).map(SchemaDiff::place).orElse("")
                    + difference.lines().stream()
                        .map(line -> "\n  " + line)
                        .collect(Collectors.joining()))
        .collect(Collectors.joining("\n"));
  }

  private static String place(Origin origin) {
    return "  (" + origin + ")";
  }

  @Override
  public String toString() {
    return describe(Origins.NONE);
  }
}

package dev.seedbed.database.schema;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An object that two schemas do not have alike.
 *
 * @param left null if only the right one has it
 * @param right null if only the left one has it
 * @param lines the DDL: what only the left has begins with {@code -}, what only the right has with
 *     {@code +}, what both have with a blank
 */
public record SchemaDifference(
    @Nullable ObjectDdl left, @Nullable ObjectDdl right, List<String> lines) {

  public SchemaDifference {
    lines = List.copyOf(lines);
    if (left == null && right == null) {
      throw new IllegalArgumentException("neither side has the object");
    }
  }

  static SchemaDifference onlyLeft(ComparedObject object) {
    return new SchemaDifference(
        object.object(), null, object.object().sql().lines().map(line -> "- " + line).toList());
  }

  static SchemaDifference onlyRight(ComparedObject object) {
    return new SchemaDifference(
        null, object.object(), object.object().sql().lines().map(line -> "+ " + line).toList());
  }

  static SchemaDifference changed(ComparedObject left, ComparedObject right) {
    return new SchemaDifference(
        left.object(), right.object(), changes(left.lines(), right.lines()));
  }

  /** The object, in the words of the side that has it. */
  public ObjectDdl object() {
    ObjectDdl object = right == null ? left : right;
    if (object == null) {
      throw new IllegalStateException("neither side has the object");
    }
    return object;
  }

  /** The first line, which names the object, and all that is not on both sides. */
  private static List<String> changes(List<String> left, List<String> right) {
    int[][] common = commonFrom(left, right);
    List<String> changes = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < left.size() || j < right.size()) {
      boolean both = i < left.size() && j < right.size();
      if (both && left.get(i).equals(right.get(j))) {
        if (i == 0 && j == 0) {
          changes.add("  " + left.get(0));
        }
        i++;
        j++;
      } else if (j == right.size() || (both && common[i + 1][j] >= common[i][j + 1])) {
        changes.add("- " + left.get(i++));
      } else {
        changes.add("+ " + right.get(j++));
      }
    }
    return changes;
  }

  /** How many lines the rests from a line of each on have in common, in order. */
  private static int[][] commonFrom(List<String> left, List<String> right) {
    int[][] common = new int[left.size() + 1][right.size() + 1];
    for (int i = left.size() - 1; i >= 0; i--) {
      for (int j = right.size() - 1; j >= 0; j--) {
        common[i][j] =
            left.get(i).equals(right.get(j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    return common;
  }
}

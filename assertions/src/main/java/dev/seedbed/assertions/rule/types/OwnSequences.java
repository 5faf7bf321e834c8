package dev.seedbed.assertions.rule.types;

import dev.seedbed.catalog.Catalog;
import dev.seedbed.catalog.Column;
import dev.seedbed.catalog.ColumnName;
import dev.seedbed.catalog.Sequence;
import dev.seedbed.catalog.Table;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The sequences that columns own, as {@code serial} makes them. */
final class OwnSequences {
  private static final Pattern NEXT_VALUE = Pattern.compile("nextval\\('(.*)'::regclass\\)");

  private final Map<ColumnName, List<Sequence>> owned;

  /** How many columns of the whole database number their rows by a sequence. */
  private final Map<String, Integer> uses = new HashMap<>();

  OwnSequences(Catalog catalog) {
    owned =
        catalog.sequences().stream()
            .filter(sequence -> sequence.ownedBy() != null && !sequence.identity())
            .collect(Collectors.groupingBy(sequence -> Objects.requireNonNull(sequence.ownedBy())));
    for (Table table : catalog.tables()) {
      // A partition repeats the defaults of its table.
      if (!table.isPartition()) {
        table.columns().stream()
            .map(OwnSequences::sequenceOf)
            .filter(name -> !name.isEmpty())
            .forEach(name -> uses.merge(name, 1, Integer::sum));
      }
    }
  }

  /** The sequence that numbers the column's rows, if that is all that it is for. */
  Optional<Sequence> of(ColumnName name, Column column) {
    String used = sequenceOf(column);
    return uses.getOrDefault(used, 0) != 1
        ? Optional.empty()
        : owned.getOrDefault(name, List.of()).stream()
            .filter(sequence -> sequence.name().toString().equals(used))
            .findFirst();
  }

  /** Whether the column numbers its rows itself, by whatever sequence. */
  static boolean isNumbered(Column column) {
    return column.isIdentity() || !sequenceOf(column).isEmpty();
  }

  /** The sequence that the column's default takes values from; empty if there is none. */
  private static String sequenceOf(Column column) {
    String expression = column.defaultExpression();
    if (expression == null || column.isGenerated()) {
      return "";
    }
    Matcher next = NEXT_VALUE.matcher(expression);
    return next.matches() ? next.group(1).replace("''", "'") : "";
  }
}

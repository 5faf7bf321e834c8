package dev.seedbed.assertions.rule.types;

import dev.seedbed.assertions.rule.Fix;
import dev.seedbed.catalog.Catalog;
import dev.seedbed.catalog.ColumnName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes keys bigint, and with each one the columns that foreign keys tie it to. */
final class ToBigint {
  static final Set<String> SMALL = Set.of("int2", "int4");

  private final Catalog catalog;
  private final ForeignKeyTies ties;
  private final OwnSequences sequences;

  /** Columns that are tied to each other share one fix. */
  private final Map<ColumnName, Fix> fixes = new HashMap<>();

  ToBigint(Catalog catalog) {
    this.catalog = catalog;
    this.ties = new ForeignKeyTies(catalog);
    this.sequences = new OwnSequences(catalog);
  }

  Fix fix(TypedColumn key) {
    Fix known = fixes.get(key.name());
    if (known != null) {
      return known;
    }
    List<TypedColumn> tied =
        ties.tiedTo(key.name()).stream()
            .flatMap(name -> TypedColumn.of(catalog, name))
            .filter(column -> column.isOneOf(SMALL))
            .toList();
    Fix fix = fix(tied);
    tied.forEach(column -> fixes.put(column.name(), fix));
    return fix;
  }

  private Fix fix(List<TypedColumn> tied) {
    Fix fix =
        RetypingFix.of(
            catalog,
            tied.stream()
                .map(column -> Retyping.cast(column.table(), column.column(), "bigint"))
                .toList(),
            note(tied));
    // That of an identity column gets the type by itself.
    Stream<String> widened =
        fix.statements().isEmpty()
            ? Stream.of()
            : tied.stream()
                .flatMap(column -> sequences.of(column.name(), column.column()).stream())
                .map(sequence -> "ALTER SEQUENCE " + sequence.name().toSql() + " AS bigint");
    return new Fix(fix.notes(), Stream.concat(fix.statements().stream(), widened).toList());
  }

  private static String note(List<TypedColumn> tied) {
    return tied.size() == 1
        ? "Rewrites the table, and nobody can use it meanwhile."
        : tied.stream()
            .map(column -> column.name().toString())
            .collect(
                Collectors.joining(
                    ", ",
                    "Rewrites the tables, and nobody can use them meanwhile. These become bigint: ",
                    "."));
  }
}

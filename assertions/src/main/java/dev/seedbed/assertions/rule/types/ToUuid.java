package dev.seedbed.assertions.rule.types;

import dev.seedbed.assertions.rule.Fix;
import dev.seedbed.catalog.Catalog;
import dev.seedbed.catalog.ColumnName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes keys UUIDs, and with each one the columns that foreign keys tie it to. */
final class ToUuid {
  private static final Set<String> INTEGERS = Set.of("int2", "int4", "int8");
  private static final Set<String> TEXTS = Set.of("text", "varchar", "bpchar");

  private final Catalog catalog;
  private final ForeignKeyTies ties;
  private final OwnSequences sequences;

  /** Columns that are tied to each other share one fix. */
  private final Map<ColumnName, Fix> fixes = new HashMap<>();

  ToUuid(Catalog catalog) {
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
        ties.tiedTo(key.name()).stream().flatMap(name -> TypedColumn.of(catalog, name)).toList();
    Fix fix = fix(tied);
    tied.forEach(column -> fixes.put(column.name(), fix));
    return fix;
  }

  private Fix fix(List<TypedColumn> tied) {
    if (!tied.stream().allMatch(each -> each.isOneOf(INTEGERS) || each.isOneOf(TEXTS))) {
      return new Fix(
          List.of(
              "Values of this type make no UUIDs: add a column that is one, let foreign keys refer"
                  + " to it, and make it the primary key."),
          List.of());
    }
    Set<ColumnName> names = tied.stream().map(TypedColumn::name).collect(Collectors.toSet());
    Fix fix =
        RetypingFix.of(
            catalog, tied.stream().map(ToUuid::change).toList(), ties.touching(names), notes(tied));
    return fix.statements().isEmpty()
        ? fix
        : new Fix(fix.notes(), Stream.concat(fix.statements().stream(), leftOver(tied)).toList());
  }

  private static Retyping change(TypedColumn column) {
    String using =
        column.isOneOf(INTEGERS) ? "lpad(to_hex(%s::bigint), 32, '0')::uuid" : "%s::text::uuid";
    return new Retyping(
        column.table(),
        column.column(),
        "uuid",
        using,
        new Retyping.Default.Replaced(UuidKeys.isOwnKey(column) ? "gen_random_uuid()" : null));
  }

  private static List<String> notes(List<TypedColumn> tied) {
    List<String> notes = new ArrayList<>();
    if (tied.size() > 1) {
      notes.add(
          "Foreign keys tie these columns to each other, so all become uuid: "
              + tied.stream().map(each -> each.name().toString()).collect(Collectors.joining(", "))
              + ".");
    }
    notes.add(
        tied.stream().anyMatch(each -> each.isOneOf(INTEGERS))
            ? "Number 1 becomes 00000000-0000-0000-0000-000000000001; who kept one needs the new one."
            : "Fails on a value that is no UUID.");
    return notes;
  }

  /** The sequences of {@code serial} columns, which nothing uses any more. */
  private Stream<String> leftOver(List<TypedColumn> columns) {
    return columns.stream()
        .flatMap(each -> sequences.of(each.name(), each.column()).stream())
        .map(sequence -> "DROP SEQUENCE " + sequence.name().toSql());
  }
}

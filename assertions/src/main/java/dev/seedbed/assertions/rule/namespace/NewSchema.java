package dev.seedbed.assertions.rule.namespace;

import dev.seedbed.assertions.rule.Fix;
import dev.seedbed.catalog.Catalog;
import dev.seedbed.catalog.ForeignKey;
import dev.seedbed.catalog.Identifier;
import dev.seedbed.catalog.Index;
import dev.seedbed.catalog.QualifiedName;
import dev.seedbed.catalog.Schema;
import dev.seedbed.catalog.SchemaObject;
import dev.seedbed.catalog.Sequence;
import dev.seedbed.catalog.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds the schema that a table which stands in the wrong one most likely belongs to. */
final class NewSchema {
  /** Where tables go if no schema of the project's own could take them. */
  private static final String FALLBACK = "app";

  private final Catalog catalog;
  private final List<String> banned;
  private final Set<QualifiedName> taken;

  NewSchema(Catalog catalog, List<String> banned) {
    this.catalog = catalog;
    this.banned = banned;
    this.taken = takenNames(catalog);
  }

  /** Moves the table, and those of its partitions that stand in the wrong schema too. */
  Fix moveInto(Table table) {
    List<Table> moved = withPartitions(table).toList();
    List<String> names = moved.stream().flatMap(this::movedAlong).toList();
    String target = target(table, names);
    List<String> statements = new ArrayList<>();
    boolean exists = catalog.schemas().stream().map(Schema::name).anyMatch(target::equals);
    if (!exists) {
      statements.add("CREATE SCHEMA IF NOT EXISTS " + Identifier.quote(target));
    }
    moved.forEach(each -> statements.add(move(each, target)));
    String schema = Identifier.display(target);
    return new Fix(List.of(), statements)
        .note("Schema " + schema + " is a guess: write the one of the service that owns the table.")
        .note("Code that names it needs the new name; roles that use it need USAGE on the schema.");
  }

  private static String move(Table table, String target) {
    return "ALTER TABLE " + table.name().toSql() + " SET SCHEMA " + Identifier.quote(target);
  }

  /** SET SCHEMA does not reach partitions, which may stand anywhere. */
  private Stream<Table> withPartitions(Table table) {
    Stream<Table> below =
        catalog.tables().stream()
            .filter(each -> each.partition() != null)
            .filter(each -> Objects.requireNonNull(each.partition()).of().equals(table.name()))
            .flatMap(this::withPartitions);
    Stream<Table> self = banned.contains(table.name().schema()) ? Stream.of(table) : Stream.of();
    return Stream.concat(self, below);
  }

  private String target(Table table, List<String> names) {
    return Stream.concat(ownSchemas(table), fallbacks())
        .filter(schema -> !banned.contains(schema))
        .filter(schema -> names.stream().noneMatch(name -> isTaken(schema, name)))
        .findFirst()
        .orElseThrow();
  }

  /** Those that foreign keys tie the table to come first, then those with the most tables. */
  private Stream<String> ownSchemas(Table table) {
    List<String> schemas = catalog.userTables().stream().map(each -> each.name().schema()).toList();
    List<String> neighbours = neighbours(table).map(QualifiedName::schema).toList();
    return schemas.stream()
        .distinct()
        .sorted(
            Comparator.comparing((String schema) -> -occurrences(neighbours, schema))
                .thenComparing(schema -> -occurrences(schemas, schema)));
  }

  private Stream<QualifiedName> neighbours(Table table) {
    Stream<QualifiedName> above = table.foreignKeys().stream().map(ForeignKey::referencedTable);
    Stream<QualifiedName> below =
        catalog.userTables().stream().filter(each -> refersTo(each, table.name())).map(Table::name);
    return Stream.concat(above, below);
  }

  private static boolean refersTo(Table table, QualifiedName name) {
    return table.foreignKeys().stream().anyMatch(key -> key.referencedTable().equals(name));
  }

  private static long occurrences(List<String> schemas, String schema) {
    return schemas.stream().filter(schema::equals).count();
  }

  private static Stream<String> fallbacks() {
    return Stream.concat(
        Stream.of(FALLBACK), IntStream.iterate(2, i -> i + 1).mapToObj(i -> FALLBACK + i));
  }

  private boolean isTaken(String schema, String name) {
    return taken.contains(new QualifiedName(schema, name));
  }

  /** The table with its indexes and sequences: all of their names must be free where it goes. */
  private Stream<String> movedAlong(Table table) {
    Stream<String> indexes = table.indexes().stream().map(index -> index.name().name());
    Stream<String> sequences =
        catalog.sequences().stream()
            .filter(sequence -> belongsTo(sequence, table))
            .map(sequence -> sequence.name().name());
    return Stream.of(Stream.of(table.name().name()), indexes, sequences)
        .flatMap(Function.identity());
  }

  private static boolean belongsTo(Sequence sequence, Table table) {
    return sequence.ownedBy() != null && sequence.ownedBy().table().equals(table.name());
  }

  /** Tables share one name space with views, sequences and indexes, and each brings a type. */
  private static Set<QualifiedName> takenNames(Catalog catalog) {
    Stream<QualifiedName> objects =
        Stream.of(
                catalog.tables(),
                catalog.views(),
                catalog.sequences(),
                catalog.enums(),
                catalog.domains())
            .flatMap(List::stream)
            .map(SchemaObject::name);
    Stream<QualifiedName> indexes =
        Stream.concat(
                catalog.tables().stream().flatMap(table -> table.indexes().stream()),
                catalog.views().stream().flatMap(view -> view.indexes().stream()))
            .map(Index::name);
    return Stream.concat(objects, indexes).collect(Collectors.toSet());
  }
}

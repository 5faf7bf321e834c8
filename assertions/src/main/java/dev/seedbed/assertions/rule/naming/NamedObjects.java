package dev.seedbed.assertions.rule.naming;

import dev.seedbed.assertions.rule.Count;
import dev.seedbed.assertions.rule.TableScope;
import dev.seedbed.assertions.rule.internal.RelationNames;
import dev.seedbed.catalog.Catalog;
import dev.seedbed.catalog.Column;
import dev.seedbed.catalog.Constraint;
import dev.seedbed.catalog.ForeignKey;
import dev.seedbed.catalog.Identifier;
import dev.seedbed.catalog.Index;
import dev.seedbed.catalog.ObjectAddress;
import dev.seedbed.catalog.QualifiedName;
import dev.seedbed.catalog.Schema;
import dev.seedbed.catalog.SchemaObject;
import dev.seedbed.catalog.Table;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Everything that the project gave a name to, in a stable order. */
final class NamedObjects {
  /** Columns that every table has, so that none can be called so. */
  private static final Set<String> SYSTEM_COLUMNS =
      Set.of("tableoid", "xmin", "cmin", "xmax", "cmax", "ctid");

  private final Catalog catalog;
  private final TableScope scope;
  private final RelationNames relations;

  NamedObjects(Catalog catalog) {
    this.catalog = catalog;
    this.scope = TableScope.of(catalog);
    this.relations = new RelationNames(catalog);
  }

  List<Count> notCounted() {
    return scope.notCounted();
  }

  /** Schemas, tables with their columns, views and types: what code writes down. */
  List<Named> written() {
    return Stream.of(schemas(), tables(), views(), types()).flatMap(each -> each).toList();
  }

  /**
   * These, and what belongs to tables or is called by the server: indexes, constraints and so on.
   */
  List<Named> all() {
    Stream<Named> parts = scope.tables().stream().flatMap(this::parts);
    return Stream.of(written().stream(), parts, sequences(), functions())
        .flatMap(each -> each)
        .toList();
  }

  private Stream<Named> schemas() {
    Set<String> names = catalog.schemas().stream().map(Schema::name).collect(Collectors.toSet());
    return catalog.schemas().stream()
        .filter(schema -> schema.extension() == null)
        .map(
            schema ->
                new Named(
                    ObjectAddress.schema(schema.name()),
                    "schema",
                    names::contains,
                    "ALTER SCHEMA " + Identifier.quote(schema.name()) + " RENAME TO"));
  }

  private Stream<Named> tables() {
    return scope.tables().stream()
        .flatMap(table -> Stream.concat(Stream.of(table(table)), columns(table)));
  }

  Named table(Table table) {
    return relation(table.name(), "table", "ALTER TABLE ");
  }

  private Stream<Named> columns(Table table) {
    return table.columns().stream()
        .filter(column -> !isInherited(table, column))
        .map(column -> column(table, column));
  }

  /** What a parent hands down is called there. */
  private boolean isInherited(Table table, Column column) {
    return table.inherits().stream()
        .flatMap(parent -> catalog.table(parent).stream())
        .anyMatch(parent -> parent.column(column.name()).isPresent());
  }

  static Named column(Table table, Column column) {
    return new Named(
        ObjectAddress.column(table.name(), column.name()),
        "column",
        name -> SYSTEM_COLUMNS.contains(name) || table.column(name).isPresent(),
        alter(table) + "RENAME COLUMN " + Identifier.quote(column.name()) + " TO");
  }

  private static String alter(Table table) {
    return "ALTER TABLE " + table.name().toSql() + " ";
  }

  private Stream<Named> views() {
    return catalog.views().stream()
        .filter(view -> view.extension() == null)
        .map(
            view ->
                relation(
                    view.name(),
                    view.materialized() ? "materialized view" : "view",
                    view.materialized() ? "ALTER MATERIALIZED VIEW " : "ALTER VIEW "));
  }

  private Stream<Named> types() {
    Stream<Named> enums = own(catalog.enums(), type -> type.extension(), "enum", "ALTER TYPE ");
    Stream<Named> domains =
        own(catalog.domains(), type -> type.extension(), "domain", "ALTER DOMAIN ");
    return Stream.concat(enums, domains);
  }

  private <T extends SchemaObject> Stream<Named> own(
      List<T> objects, Function<T, @Nullable String> extension, String kind, String alter) {
    return objects.stream()
        .filter(each -> extension.apply(each) == null)
        .map(
            each ->
                new Named(
                    each.address(),
                    kind,
                    isTaken(each.name().schema()),
                    alter + each.name().toSql() + " RENAME TO"));
  }

  private Stream<Named> parts(Table table) {
    return Stream.of(
            indexes(table),
            constraints(table),
            table.triggers().stream()
                .map(
                    each ->
                        part(
                            ObjectAddress.trigger(table.name(), each.name()),
                            "trigger",
                            table.triggers().stream().map(other -> other.name()),
                            "ALTER TRIGGER " + Identifier.quote(each.name()) + " ON " + on(table))),
            table.rowSecurity().policies().stream()
                .map(
                    each ->
                        part(
                            ObjectAddress.policy(table.name(), each.name()),
                            "policy",
                            table.rowSecurity().policies().stream().map(other -> other.name()),
                            "ALTER POLICY " + Identifier.quote(each.name()) + " ON " + on(table))))
        .flatMap(each -> each);
  }

  private static String on(Table table) {
    return table.name().toSql() + " RENAME TO";
  }

  private Stream<Named> indexes(Table table) {
    return table.indexes().stream()
        .filter(index -> index.constraint() == null && index.extension() == null)
        .map(this::index);
  }

  private Named index(Index index) {
    return relation(index.name(), "index", "ALTER INDEX ");
  }

  private static Stream<Named> constraints(Table table) {
    List<String> names =
        Stream.concat(
                table.constraints().stream().map(Constraint::name),
                table.foreignKeys().stream().map(ForeignKey::name))
            .toList();
    return names.stream()
        .map(
            name ->
                part(
                    ObjectAddress.constraint(table.name(), name),
                    "constraint",
                    names.stream(),
                    alter(table) + "RENAME CONSTRAINT " + Identifier.quote(name) + " TO"));
  }

  private static Named part(
      ObjectAddress address, String kind, Stream<String> names, String rename) {
    Set<String> taken = names.collect(Collectors.toSet());
    return new Named(address, kind, taken::contains, rename);
  }

  /** Those that belong to a column have their names from the server. */
  private Stream<Named> sequences() {
    return catalog.sequences().stream()
        .filter(sequence -> sequence.ownedBy() == null && sequence.extension() == null)
        .map(sequence -> relation(sequence.name(), "sequence", "ALTER SEQUENCE "));
  }

  private Stream<Named> functions() {
    return catalog.functions().stream()
        .filter(function -> function.extension() == null)
        .map(
            function ->
                new Named(
                    ObjectAddress.function(function.name(), function.signature()),
                    "function",
                    name ->
                        !catalog
                            .functions(new QualifiedName(function.name().schema(), name))
                            .isEmpty(),
                    "ALTER ROUTINE "
                        + function.name().toSql()
                        + "("
                        + function.signature()
                        + ") RENAME TO"));
  }

  private Named relation(QualifiedName name, String kind, String alter) {
    return new Named(
        ObjectAddress.relation(name),
        kind,
        isTaken(name.schema()),
        alter + name.toSql() + " RENAME TO");
  }

  private Predicate<String> isTaken(String schema) {
    return name -> !relations.isFree(new QualifiedName(schema, name));
  }
}

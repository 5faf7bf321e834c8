package dev.seedbed.assertions.rule.namespace;

import dev.seedbed.assertions.rule.Fix;
import dev.seedbed.assertions.rule.TableScope;
import dev.seedbed.catalog.Catalog;
import dev.seedbed.catalog.Domain;
import dev.seedbed.catalog.EnumType;
import dev.seedbed.catalog.Identifier;
import dev.seedbed.catalog.Index;
import dev.seedbed.catalog.ObjectAddress;
import dev.seedbed.catalog.Origin;
import dev.seedbed.catalog.QualifiedName;
import dev.seedbed.catalog.SchemaObject;
import dev.seedbed.catalog.Sequence;
import dev.seedbed.catalog.Table;
import dev.seedbed.catalog.View;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Something that migrations made or changed.
 *
 * @param wholeFile the file that the table comes from of which this is a part; null if it is no
 *     part of one
 * @param command how {@code SET SCHEMA} begins for it; null for a part
 */
record TracedObject(
    ObjectAddress address, Origin origin, @Nullable String wholeFile, @Nullable String command) {

  /** All that the project made itself, and whose origin is known. */
  static List<TracedObject> all(Catalog catalog) {
    List<TracedObject> objects = new ArrayList<>();
    for (Table table : TableScope.of(catalog).tables()) {
      String kind = table.kind() == Table.Kind.FOREIGN ? "FOREIGN TABLE " : "TABLE ";
      add(objects, catalog, table, kind);
      catalog
          .origin(table.address())
          .ifPresent(whole -> addParts(objects, catalog, table, path(whole)));
    }
    own(catalog.views(), View::extension)
        .forEach(
            view ->
                add(objects, catalog, view, view.materialized() ? "MATERIALIZED VIEW " : "VIEW "));
    own(catalog.sequences(), Sequence::extension)
        .filter(sequence -> sequence.ownedBy() == null)
        .forEach(sequence -> add(objects, catalog, sequence, "SEQUENCE "));
    own(catalog.enums(), EnumType::extension).forEach(type -> add(objects, catalog, type, "TYPE "));
    own(catalog.domains(), Domain::extension)
        .forEach(domain -> add(objects, catalog, domain, "DOMAIN "));
    own(catalog.functions(), dev.seedbed.catalog.Function::extension)
        .forEach(
            routine ->
                add(
                    objects,
                    catalog,
                    routine.address(),
                    "ROUTINE " + routine.name().toSql() + "(" + routine.signature() + ")"));
    return objects;
  }

  private static <T> Stream<T> own(List<T> objects, Owner<T> extension) {
    return objects.stream().filter(each -> extension.of(each) == null);
  }

  private interface Owner<T> {
    @Nullable String of(T object);
  }

  private static void add(
      List<TracedObject> objects, Catalog catalog, SchemaObject object, String kind) {
    add(objects, catalog, object.address(), kind + object.name().toSql());
  }

  private static void add(
      List<TracedObject> objects, Catalog catalog, ObjectAddress address, String command) {
    catalog
        .origin(address)
        .ifPresent(origin -> objects.add(new TracedObject(address, origin, null, command)));
  }

  private static void addParts(
      List<TracedObject> objects, Catalog catalog, Table table, String whole) {
    QualifiedName name = table.name();
    Stream.of(
            table.columns().stream().map(each -> ObjectAddress.column(name, each.name())),
            table.constraints().stream().map(each -> ObjectAddress.constraint(name, each.name())),
            table.foreignKeys().stream().map(each -> ObjectAddress.constraint(name, each.name())),
            table.indexes().stream().map(Index::address),
            table.triggers().stream().map(each -> ObjectAddress.trigger(name, each.name())),
            table.rowSecurity().policies().stream()
                .map(each -> ObjectAddress.policy(name, each.name())))
        .flatMap(addresses -> addresses)
        .forEach(
            address ->
                catalog
                    .origin(address)
                    .filter(origin -> !path(origin).equals(whole))
                    .ifPresent(
                        origin -> objects.add(new TracedObject(address, origin, whole, null))));
  }

  /** The path of the file with slashes on every system. */
  String file() {
    return path(origin);
  }

  private static String path(Origin origin) {
    return origin.file().replace('\\', '/');
  }

  String schema() {
    return address.names().get(0);
  }

  /** Moves it, or says who has to, if it is part of somebody else's table. */
  Fix moveTo(String target) {
    return command == null
        ? new Fix(
            List.of("Move this into the migrations of the service that owns the table."), List.of())
        : Fix.of(
                "CREATE SCHEMA IF NOT EXISTS " + Identifier.quote(target),
                "ALTER " + command + " SET SCHEMA " + Identifier.quote(target))
            .note("If the file stands in the wrong folder, move the file instead.");
  }
}

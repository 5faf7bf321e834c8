package dev.seedbed.archrules.internal.schema;

import com.tngtech.archunit.core.domain.JavaClasses;
import dev.seedbed.archrules.internal.entity.Entities;
import dev.seedbed.archrules.internal.entity.Entity;
import dev.seedbed.archrules.internal.entity.EntityField;
import dev.seedbed.archrules.internal.rule.Breach;
import dev.seedbed.archrules.internal.rule.Check;
import dev.seedbed.archrules.internal.rule.Examined;
import dev.seedbed.catalog.Catalog;
import dev.seedbed.catalog.Column;
import dev.seedbed.catalog.Table;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * An entity and the table that it is mapped to.
 *
 * @param entity the class
 * @param table what the schema has for it
 */
public record MappedTable(Entity entity, Table table) {

  /** A check that looks at one entity that has its table after the other. */
  public static Check check(
      Catalog catalog, BiFunction<Catalog, MappedTable, Stream<Breach>> breaches) {
    return classes -> {
      List<MappedTable> mapped = in(classes, catalog);
      return new Examined(
          mapped.size(), mapped.stream().flatMap(each -> breaches.apply(catalog, each)).toList());
    };
  }

  private static List<MappedTable> in(JavaClasses classes, Catalog catalog) {
    return Entities.mapped(classes).stream()
        .flatMap(
            entity -> table(entity, catalog).map(table -> new MappedTable(entity, table)).stream())
        .toList();
  }

  /** The table of an entity; where it names no schema, that of any. */
  static Optional<Table> table(Entity entity, Catalog catalog) {
    return entity.tables().stream()
        .flatMap(
            name ->
                catalog.tables().stream()
                    .filter(table -> table.name().name().equals(name))
                    .filter(
                        table ->
                            entity.schema() == null
                                || table.name().schema().equals(entity.schema())))
        .findFirst();
  }

  /** The column of a field. */
  Optional<Column> column(EntityField field) {
    return field.columns().stream().flatMap(name -> table.column(name).stream()).findFirst();
  }

  /** Whether a field stands for the column. */
  boolean has(Column column) {
    return entity.fields().stream().anyMatch(field -> field.columns().contains(column.name()));
  }

  /** Whether a new row must be given a value for the column. */
  static boolean isRequired(Column column) {
    return column.notNull()
        && column.defaultExpression() == null
        && !column.isIdentity()
        && !column.isGenerated();
  }
}

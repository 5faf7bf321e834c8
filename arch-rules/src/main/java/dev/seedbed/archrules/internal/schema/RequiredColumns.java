package dev.seedbed.archrules.internal.schema;

import com.tngtech.archunit.core.domain.JavaClasses;
import dev.seedbed.archrules.internal.rule.Breach;
import dev.seedbed.archrules.internal.rule.Check;
import dev.seedbed.archrules.internal.rule.Examined;
import dev.seedbed.archrules.internal.rule.Place;
import dev.seedbed.archrules.internal.sql.SqlTexts;
import dev.seedbed.archrules.internal.sql.SqlUse;
import dev.seedbed.archrules.internal.sql.TableName;
import dev.seedbed.catalog.Catalog;
import dev.seedbed.catalog.Column;
import dev.seedbed.catalog.Table;
import java.util.List;
import java.util.stream.Stream;

/** Columns that must have a value, and have no default, are given one. */
public final class RequiredColumns {
  private RequiredColumns() {}

  /** Those that an entity has no field for. */
  public static Stream<Breach> of(Catalog catalog, MappedTable mapped) {
    return mapped.table().columns().stream()
        .filter(column -> MappedTable.isRequired(column) && !mapped.has(column))
        .map(
            column ->
                new Breach(
                    Place.of(mapped.entity().type()),
                    "has no field for column %s of %s, which is NOT NULL and has no default"
                        .formatted(column.name(), mapped.table().name())));
  }

  /** A check of the {@code INSERT}s that name their columns. */
  public static Check ofInserts(Catalog catalog) {
    return classes -> inserts(catalog, classes);
  }

  private static Examined inserts(Catalog catalog, JavaClasses classes) {
    List<SqlUse> inserts =
        SqlTexts.in(classes).stream()
            .filter(use -> !use.statement().insertColumns().isEmpty())
            .toList();
    return new Examined(
        inserts.size(), inserts.stream().flatMap(use -> missing(use, catalog)).toList());
  }

  private static Stream<Breach> missing(SqlUse insert, Catalog catalog) {
    List<String> given = insert.statement().insertColumns();
    TableName named = insert.statement().tables().get(0);
    return catalog.tables().stream()
        .filter(table -> named.matches(name(table)))
        .limit(1)
        .flatMap(table -> table.columns().stream())
        .filter(column -> MappedTable.isRequired(column) && !given.contains(column.name()))
        .map(Column::name)
        .map(
            column ->
                new Breach(
                    insert.place(),
                    "inserts into %s without column %s, which is NOT NULL and has no default"
                        .formatted(named, column)));
  }

  private static TableName name(Table table) {
    return new TableName(table.name().schema(), table.name().name());
  }
}

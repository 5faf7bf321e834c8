package dev.seedbed.archrules.internal.schema;

import com.tngtech.archunit.core.domain.JavaClasses;
import dev.seedbed.archrules.internal.entity.Entities;
import dev.seedbed.archrules.internal.entity.Entity;
import dev.seedbed.archrules.internal.rule.Breach;
import dev.seedbed.archrules.internal.rule.Check;
import dev.seedbed.archrules.internal.rule.Examined;
import dev.seedbed.archrules.internal.rule.Place;
import dev.seedbed.catalog.Catalog;
import dev.seedbed.catalog.Column;
import dev.seedbed.catalog.NearestNames;
import dev.seedbed.catalog.Table;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Entities are mapped to tables and columns that there are. Views count as tables, their columns
 * are not looked at.
 */
public record UnknownNames(Catalog catalog) implements Check {
  @Override
  public Examined of(JavaClasses classes) {
    List<Entity> entities = Entities.mapped(classes);
    return new Examined(entities.size(), entities.stream().flatMap(this::of).toList());
  }

  private Stream<Breach> of(Entity entity) {
    Optional<Table> table = MappedTable.table(entity, catalog);
    if (table.isPresent()) {
      return columns(new MappedTable(entity, table.get()));
    }
    String written =
        entity.schema() == null ? entity.table() : entity.schema() + "." + entity.table();
    boolean view =
        catalog.views().stream().anyMatch(each -> entity.tables().contains(each.name().name()));
    List<String> known = catalog.userTables().stream().map(each -> each.name().toString()).toList();
    return view
        ? Stream.empty()
        : Stream.of(
            new Breach(
                Place.of(entity.type()),
                "is mapped to table "
                    + written
                    + ", which there is not"
                    + nearest(written, known)));
  }

  private static Stream<Breach> columns(MappedTable mapped) {
    List<String> known = mapped.table().columns().stream().map(Column::name).toList();
    return mapped.entity().fields().stream()
        .filter(field -> mapped.column(field).isEmpty())
        .map(
            field ->
                new Breach(
                    Place.of(field.field()),
                    "is mapped to column %s, which %s does not have%s"
                        .formatted(
                            field.column(),
                            mapped.table().name(),
                            nearest(field.column(), known))));
  }

  /** What may have been meant, if there is anything. */
  static String nearest(String written, Collection<String> known) {
    return NearestNames.to(written, known).stream()
        .findFirst()
        .map(name -> "; the nearest is " + name)
        .orElse("");
  }
}

package dev.seedbed.cli.report.schema;

import dev.seedbed.catalog.Catalog;
import dev.seedbed.catalog.QualifiedName;
import dev.seedbed.catalog.Table;
import dev.seedbed.fixtures.Mapping;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The tables of a schema, and what leads from one to another.
 *
 * @param tables by schema and name
 * @param references foreign keys by the table that has them, then by name; then what has none
 * @param leftOut how many tables are not shown: partitions, extensions' and migration tools' own
 */
public record SchemaView(List<TableView> tables, List<ReferenceView> references, int leftOut) {
  public SchemaView {
    tables = List.copyOf(tables);
    references = List.copyOf(references);
  }

  /**
   * What a catalog has.
   *
   * @param mapping what holds what of the domain, and what columns refer to without a foreign key
   */
  public static SchemaView of(Catalog catalog, Mapping mapping) {
    List<Table> tables = catalog.userTables();
    Map<QualifiedName, Integer> numbers = new HashMap<>();
    for (Table table : tables) {
      numbers.put(table.name(), numbers.size());
    }
    Domains domains = Domains.of(tables, mapping.over(catalog));
    TenantPaths paths = TenantPaths.of(tables, numbers, domains.tenants());
    TableReader reader = new TableReader(catalog, domains, paths);
    List<TableView> views = new ArrayList<>();
    for (Table table : tables) {
      views.add(reader.read(table, views.size()));
    }
    List<ReferenceView> references = new ArrayList<>(References.of(tables, numbers, paths));
    references.addAll(References.of(mapping.referencesWithoutKeys(catalog), numbers));
    return new SchemaView(views, references, catalog.tables().size() - tables.size());
  }
}

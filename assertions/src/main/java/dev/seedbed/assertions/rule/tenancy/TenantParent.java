package dev.seedbed.assertions.rule.tenancy;

import dev.seedbed.catalog.Catalog;
import dev.seedbed.catalog.ForeignKey;
import dev.seedbed.catalog.Table;
import java.util.List;

/** A foreign key by which every row of a table has a parent that belongs to a tenant. */
record TenantParent(ForeignKey key, Table parent) {

  /** Those of the table, by name; a table is no parent of its own. */
  static List<TenantParent> of(Catalog catalog, TenantTables tenants, Table table) {
    return table.foreignKeys().stream()
        .filter(key -> TenantTables.isCertain(table, key))
        .filter(key -> !key.referencedTable().equals(table.name()))
        .flatMap(
            key ->
                catalog.table(key.referencedTable()).stream()
                    .filter(tenants::owns)
                    .map(parent -> new TenantParent(key, parent)))
        .toList();
  }
}

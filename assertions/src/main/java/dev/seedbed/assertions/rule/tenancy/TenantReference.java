package dev.seedbed.assertions.rule.tenancy;

import dev.seedbed.catalog.ForeignKey;
import dev.seedbed.catalog.Identifier;
import dev.seedbed.catalog.QualifiedName;
import dev.seedbed.catalog.Table;

/**
 * What tenant columns refer to.
 *
 * @param onDelete what happens to a tenant's rows when the tenant goes
 */
record TenantReference(QualifiedName table, String column, ForeignKey.Action onDelete) {

  static TenantReference of(ForeignKey key) {
    return new TenantReference(
        key.referencedTable(), key.referencedColumns().get(0), key.onDelete());
  }

  /** The primary key, which is of one column. */
  static TenantReference of(Table tenants) {
    return new TenantReference(
        tenants.name(),
        tenants.primaryKey().orElseThrow().columns().get(0),
        ForeignKey.Action.RESTRICT);
  }

  /** The foreign key of a column that is not null, as it is added to a table. */
  String add(String column) {
    String action = onDelete == ForeignKey.Action.CASCADE ? "CASCADE" : "RESTRICT";
    return "ADD FOREIGN KEY (%s) REFERENCES %s (%s) ON DELETE %s"
        .formatted(Identifier.quote(column), table.toSql(), Identifier.quote(this.column), action);
  }
}

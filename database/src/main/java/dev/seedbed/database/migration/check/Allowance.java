package dev.seedbed.database.migration.check;

import dev.seedbed.catalog.QualifiedName;

/**
 * A change of data that is meant.
 *
 * @param table its name, with or without the schema, as {@link QualifiedName#parse} reads it
 */
record Allowance(String table, DataChange change) {

  boolean covers(DataFinding finding) {
    QualifiedName name = finding.table();
    boolean named =
        table.equals(name.toString())
            || table.equals(name.name())
            || table.equals(name.schema() + "." + name.name());
    return named && (change instanceof DataChange.Table || change.equals(finding.change()));
  }

  @Override
  public String toString() {
    return table + ": " + change;
  }
}

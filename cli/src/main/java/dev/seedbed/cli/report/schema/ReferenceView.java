package dev.seedbed.cli.report.schema;

import java.util.List;

/**
 * A foreign key, or a column that refers to another table without one.
 *
 * @param name in the server's spelling; empty without a foreign key
 * @param from the number of the table that has it
 * @param to the number of the table that it leads to
 * @param columns its columns
 * @param onDelete what happens to the row when the other one goes, as SQL says it
 * @param tenantPath whether it is a step on the shortest way from a table to its tenant
 * @param checked whether there is a foreign key, by which the server checks it
 */
public record ReferenceView(
    String name,
    int from,
    int to,
    List<String> columns,
    List<String> referencedColumns,
    String onDelete,
    boolean tenantPath,
    boolean checked) {
  public ReferenceView {
    columns = List.copyOf(columns);
    referencedColumns = List.copyOf(referencedColumns);
  }
}

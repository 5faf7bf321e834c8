package dev.seedbed.catalog;

import java.util.Comparator;

/**
 * The name of a column together with its table's or view's.
 *
 * <p>Ordered by table, then column, by code point.
 */
public record ColumnName(QualifiedName table, String column) implements Comparable<ColumnName> {
  private static final Comparator<ColumnName> ORDER =
      Comparator.comparing(ColumnName::table).thenComparing(ColumnName::column, Identifier.ORDER);

  /**
   * Checks the column.
   *
   * @throws IllegalArgumentException if it is empty or holds a NUL
   */
  public ColumnName {
    Identifier.require(column);
  }

  /** All three parts quoted: what to write into SQL. */
  public String toSql() {
    return table.toSql() + '.' + Identifier.quote(column);
  }

  /** All three parts as a person would write them: what to show. */
  @Override
  public String toString() {
    return table + "." + Identifier.display(column);
  }

  @Override
  public int compareTo(ColumnName other) {
    return ORDER.compare(this, other);
  }
}

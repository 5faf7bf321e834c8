package dev.seedbed.assertions.rule.internal;

import dev.seedbed.catalog.Catalog;
import dev.seedbed.catalog.DataType;

/** Says what a column's type is. */
public final class ColumnType {
  private ColumnType() {}

  /** The type as the server prints it, with what a domain is made from. */
  public static String describe(Catalog catalog, DataType type) {
    DataType underlying = catalog.underlying(type);
    return underlying.equals(type)
        ? type.sql()
        : type.sql() + " (a domain over " + underlying.sql() + ")";
  }
}

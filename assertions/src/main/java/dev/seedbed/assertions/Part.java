package dev.seedbed.assertions;

import dev.seedbed.catalog.Catalog;
import dev.seedbed.catalog.ObjectAddress;
import dev.seedbed.catalog.Table;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One object of a schema that assertions are made on.
 *
 * @param schema where they began
 * @param table the table that it is or belongs to; null if there is none and soft assertions go on
 *     all the same
 * @param address what identifies the object
 * @param object the object; null if there is none and soft assertions go on all the same
 */
record Part<T>(
    CatalogAssert schema, @Nullable Table table, ObjectAddress address, @Nullable T object) {

  Catalog catalog() {
    return schema.catalog();
  }

  /** The table, of an object that is there. */
  Table itsTable() {
    return Objects.requireNonNull(table);
  }

  /** The object's name, and the file and line that made it if that was traced. */
  String place() {
    return name() + catalog().origin(address).map(origin -> " (" + origin + ")").orElse("");
  }

  /** The object's name without its kind. */
  String name() {
    String kindAndName = address.toString();
    return kindAndName.substring(kindAndName.indexOf(' ') + 1);
  }

  /** What AssertJ shows of it where it makes a message of its own. */
  @Override
  public String toString() {
    return address.toString();
  }
}

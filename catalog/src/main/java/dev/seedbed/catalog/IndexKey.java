package dev.seedbed.catalog;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One key of an index: a column, or an expression over columns.
 *
 * @param column the column's name, null for an expression
 * @param expression the expression as SQL, null for a column
 * @param type the column's or the expression's type, such as {@code public.halfvec(3072)} for a key
 *     that casts to it
 * @param operatorClass how the key is compared, such as {@code public.vector_cosine_ops}
 * @param collation the collation that the key is ordered by, null where the type has none
 * @param descending whether greater keys come first; false for methods without an order
 * @param nullsFirst whether nulls come before all else; false for methods without an order
 */
public record IndexKey(
    @Nullable String column,
    @Nullable String expression,
    DataType type,
    QualifiedName operatorClass,
    @Nullable QualifiedName collation,
    boolean descending,
    boolean nullsFirst) {
  public IndexKey {
    if ((column == null) == (expression == null)) {
      throw new IllegalArgumentException(
          "An index key is either a column or an expression: " + column + ", " + expression);
    }
  }

  /** Whether it is this column, not an expression. */
  public boolean isColumn(String name) {
    return name.equals(column);
  }

  /** The column as one would write it in SQL, or the expression. */
  public String toSql() {
    return column != null ? Identifier.quote(column) : Objects.requireNonNull(expression);
  }
}

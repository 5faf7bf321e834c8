package dev.seedbed.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A column of a table or a view.
 *
 * @param position its number in the table, from 1; dropped columns leave gaps
 * @param notNull whether new rows must have a value; rows from before may lack one while a {@link
 *     Constraint.Kind#NOT_NULL} constraint on it is not validated (PostgreSQL 18)
 * @param defaultExpression its own default, null if it has none; a {@link Domain} may still bring
 *     one
 * @param generationExpression what it is computed from, null unless {@code generation} says that it
 *     is
 * @param collation the collation of its values, {@code pg_catalog.default} for the database's; null
 *     where the type has none
 * @param grants privileges on this column alone; those on the whole table stand there
 */
public record Column(
    String name,
    int position,
    DataType type,
    boolean notNull,
    @Nullable String defaultExpression,
    Identity identity,
    Generation generation,
    @Nullable String generationExpression,
    @Nullable QualifiedName collation,
    @Nullable String comment,
    List<Grant> grants) {

  /** Whether and how the column is {@code GENERATED … AS IDENTITY}. */
  public enum Identity {
    NONE,
    ALWAYS,
    BY_DEFAULT
  }

  /**
   * Whether and how the column is computed from others; {@link #VIRTUAL} exists from PostgreSQL 18
   * on.
   */
  public enum Generation {
    NONE,
    STORED,
    VIRTUAL
  }

  public Column {
    Identifier.require(name);
    if (position < 1) {
      throw new IllegalArgumentException("Columns count from 1: " + name + " is at " + position);
    }
    if ((generation != Generation.NONE) != (generationExpression != null)) {
      throw new IllegalArgumentException(
          "A generated column, and no other, has a generation expression: " + name);
    }
    grants = List.copyOf(grants);
  }

  /** A column that may be null and has nothing but a name and a type. */
  public static Column of(String name, int position, DataType type) {
    return of(name, position, type, false, null);
  }

  /** A column that is neither generated nor identity and has no comment, collation or grants. */
  public static Column of(
      String name,
      int position,
      DataType type,
      boolean notNull,
      @Nullable String defaultExpression) {
    return new Column(
        name,
        position,
        type,
        notNull,
        defaultExpression,
        Identity.NONE,
        Generation.NONE,
        null,
        null,
        null,
        List.of());
  }

  /** Whether PostgreSQL computes it from other columns, so that nobody may write it. */
  public boolean isGenerated() {
    return generation != Generation.NONE;
  }

  /** Whether it is an identity column. */
  public boolean isIdentity() {
    return identity != Identity.NONE;
  }
}

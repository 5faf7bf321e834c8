package dev.seedbed.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A foreign key; {@code columns} and {@code referencedColumns} belong together one by one.
 *
 * @param onDeleteColumns the columns that {@code SET NULL (…)} or {@code SET DEFAULT (…)} names;
 *     empty means all
 * @param definition what follows {@code ADD CONSTRAINT name} in SQL
 * @param validated false after {@code NOT VALID}: rows from before may break it
 * @param enforced false after {@code NOT ENFORCED} (PostgreSQL 18)
 * @param deferrable whether {@code SET CONSTRAINTS} may put the check off until the commit
 * @param initiallyDeferred whether the check is put off unless told otherwise
 */
public record ForeignKey(
    String name,
    List<String> columns,
    QualifiedName referencedTable,
    List<String> referencedColumns,
    Action onUpdate,
    Action onDelete,
    List<String> onDeleteColumns,
    Match match,
    String definition,
    boolean validated,
    boolean enforced,
    boolean deferrable,
    boolean initiallyDeferred,
    @Nullable String comment) {

  /** What happens to the row when the one that it refers to goes or changes its key. */
  public enum Action {
    NO_ACTION,
    RESTRICT,
    CASCADE,
    SET_NULL,
    SET_DEFAULT
  }

  /** How nulls among several columns count; {@code PARTIAL} is not implemented by PostgreSQL. */
  public enum Match {
    SIMPLE,
    FULL,
    PARTIAL
  }

  public ForeignKey {
    Identifier.require(name);
    columns = List.copyOf(columns);
    referencedColumns = List.copyOf(referencedColumns);
    onDeleteColumns = List.copyOf(onDeleteColumns);
    if (columns.isEmpty() || columns.size() != referencedColumns.size()) {
      throw new IllegalArgumentException(
          "A foreign key refers from as many columns as to: "
              + name
              + " from "
              + columns
              + " to "
              + referencedColumns);
    }
  }

  /** An immediate foreign key without actions. */
  public static ForeignKey of(
      String name,
      List<String> columns,
      QualifiedName referencedTable,
      List<String> referencedColumns) {
    String definition =
        "FOREIGN KEY ("
            + list(columns)
            + ") REFERENCES "
            + referencedTable
            + "("
            + list(referencedColumns)
            + ")";
    return new ForeignKey(
        name,
        columns,
        referencedTable,
        referencedColumns,
        Action.NO_ACTION,
        Action.NO_ACTION,
        List.of(),
        Match.SIMPLE,
        definition,
        true,
        true,
        false,
        false,
        null);
  }

  private static String list(List<String> names) {
    return String.join(", ", names.stream().map(Identifier::display).toList());
  }
}

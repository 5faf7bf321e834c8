package dev.seedbed.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A constraint of a table or a domain, other than a {@link ForeignKey}.
 *
 * @param columns the columns of the key, or those that a check looks at; empty for a domain
 * @param expression the condition of a {@code CHECK}, null for any other kind
 * @param definition what follows {@code ADD CONSTRAINT name} in SQL
 * @param validated false after {@code NOT VALID}: rows from before may break it
 * @param enforced false after {@code NOT ENFORCED} (PostgreSQL 18)
 * @param deferrable whether {@code SET CONSTRAINTS} may put the check off until the commit
 * @param initiallyDeferred whether the check is put off unless told otherwise
 */
public record Constraint(
    String name,
    Kind kind,
    List<String> columns,
    @Nullable String expression,
    String definition,
    boolean validated,
    boolean enforced,
    boolean deferrable,
    boolean initiallyDeferred,
    @Nullable String comment) {

  /** What a constraint demands. */
  public enum Kind {
    PRIMARY_KEY,
    UNIQUE,
    CHECK,
    EXCLUSION,
    /**
     * A {@code NOT NULL} that PostgreSQL 18 has not validated yet. Any other one is {@link
     * Column#notNull} and no constraint here, so that the catalogs of all versions agree.
     */
    NOT_NULL
  }

  public Constraint {
    Identifier.require(name);
    columns = List.copyOf(columns);
    if ((kind == Kind.CHECK) != (expression != null)) {
      throw new IllegalArgumentException(
          "A check, and no other constraint, has an expression: " + name + " is of kind " + kind);
    }
  }

  /** An immediate primary key of these columns. */
  public static Constraint primaryKey(String name, List<String> columns) {
    return key(name, Kind.PRIMARY_KEY, "PRIMARY KEY", columns);
  }

  /** An immediate unique key of these columns. */
  public static Constraint unique(String name, List<String> columns) {
    return key(name, Kind.UNIQUE, "UNIQUE", columns);
  }

  private static Constraint key(String name, Kind kind, String words, List<String> columns) {
    String list = String.join(", ", columns.stream().map(Identifier::display).toList());
    String definition = words + " (" + list + ")";
    return new Constraint(name, kind, columns, null, definition, true, true, false, false, null);
  }
}

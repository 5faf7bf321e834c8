package dev.seedbed.database.migration.check;

/**
 * A change of a table's data that a migration is meant to make.
 *
 * <pre>{@code
 * check.expecting("app.users", DataChange.column("status"))
 * }</pre>
 */
public sealed interface DataChange {

  /** Rows are deleted. */
  record Rows() implements DataChange {
    @Override
    public String toString() {
      return "DataChange.rows()";
    }
  }

  /**
   * The values of a column change, or go with it.
   *
   * @param name of the column before the migration
   */
  record Column(String name) implements DataChange {
    @Override
    public String toString() {
      return "DataChange.column(\"" + name + "\")";
    }
  }

  /** Anything, the end of the table included. */
  record Table() implements DataChange {
    @Override
    public String toString() {
      return "DataChange.table()";
    }
  }

  /** Rows are deleted. */
  static DataChange rows() {
    return new Rows();
  }

  /** The values of a column change, or go with it. */
  static DataChange column(String name) {
    return new Column(name);
  }

  /** Anything, the end of the table included. */
  static DataChange table() {
    return new Table();
  }
}

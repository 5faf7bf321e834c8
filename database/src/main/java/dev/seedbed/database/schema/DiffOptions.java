package dev.seedbed.database.schema;

/**
 * What counts as a difference between two schemas.
 *
 * @param columnOrder whether columns in another order do
 * @param names whether another name of a constraint or an index does
 * @param comments whether comments do
 * @param grants whether privileges do
 * @param databaseSettings whether {@code ALTER DATABASE … SET} does
 */
public record DiffOptions(
    boolean columnOrder,
    boolean names,
    boolean comments,
    boolean grants,
    boolean databaseSettings) {

  /** All but the order of columns, which follows from the way and seldom matters. */
  public static final DiffOptions DEFAULT = new DiffOptions(false, true, true, true, true);

  /** All that a snapshot knows. */
  public static final DiffOptions STRICT = new DiffOptions(true, true, true, true, true);

  public DiffOptions withColumnOrder(boolean significant) {
    return new DiffOptions(significant, names, comments, grants, databaseSettings);
  }

  public DiffOptions withNames(boolean significant) {
    return new DiffOptions(columnOrder, significant, comments, grants, databaseSettings);
  }

  public DiffOptions withComments(boolean significant) {
    return new DiffOptions(columnOrder, names, significant, grants, databaseSettings);
  }

  public DiffOptions withGrants(boolean significant) {
    return new DiffOptions(columnOrder, names, comments, significant, databaseSettings);
  }

  public DiffOptions withDatabaseSettings(boolean significant) {
    return new DiffOptions(columnOrder, names, comments, grants, significant);
  }
}

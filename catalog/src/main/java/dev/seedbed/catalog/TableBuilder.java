package dev.seedbed.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes a {@link Table} piece by piece; what is not said is as for a plain new table without
 * columns.
 *
 * <pre>{@code
 * Table users =
 *     new TableBuilder(new QualifiedName("app", "users"))
 *         .column(Column.of("id", 1, DataType.builtIn("bigint", "int8"), true, null))
 *         .constraint(Constraint.primaryKey("users_pkey", List.of("id")))
 *         .build();
 * }</pre>
 *
 * <p>Not safe for use by several threads at once; the table is.
 */
public final class TableBuilder {
  private final QualifiedName name;
  private Table.Kind kind = Table.Kind.TABLE;
  private Table.Persistence persistence = Table.Persistence.PERMANENT;
  private String owner = "postgres";
  private final List<Column> columns = new ArrayList<>();
  private final List<Constraint> constraints = new ArrayList<>();
  private final List<ForeignKey> foreignKeys = new ArrayList<>();
  private final List<Index> indexes = new ArrayList<>();
  private final List<Trigger> triggers = new ArrayList<>();
  private RowSecurity rowSecurity = RowSecurity.NONE;
  private @Nullable PartitionKey partitionKey;
  private @Nullable Partition partition;
  private List<QualifiedName> inherits = List.of();
  private Map<String, String> options = Map.of();
  private @Nullable String comment;
  private List<Grant> grants = List.of();
  private @Nullable String extension;
  private @Nullable Long estimatedRows;

  public TableBuilder(QualifiedName name) {
    this.name = name;
  }

  public TableBuilder kind(Table.Kind value) {
    kind = value;
    return this;
  }

  public TableBuilder persistence(Table.Persistence value) {
    persistence = value;
    return this;
  }

  public TableBuilder owner(String value) {
    owner = value;
    return this;
  }

  /** Adds a column. */
  public TableBuilder column(Column value) {
    columns.add(value);
    return this;
  }

  /** Adds columns, in this order. */
  public TableBuilder columns(List<Column> values) {
    columns.addAll(values);
    return this;
  }

  /** Adds a key, check or exclusion. */
  public TableBuilder constraint(Constraint value) {
    constraints.add(value);
    return this;
  }

  /** Adds keys, checks or exclusions. */
  public TableBuilder constraints(List<Constraint> values) {
    constraints.addAll(values);
    return this;
  }

  /** Adds a foreign key. */
  public TableBuilder foreignKey(ForeignKey value) {
    foreignKeys.add(value);
    return this;
  }

  /** Adds foreign keys. */
  public TableBuilder foreignKeys(List<ForeignKey> values) {
    foreignKeys.addAll(values);
    return this;
  }

  /** Adds an index. */
  public TableBuilder index(Index value) {
    indexes.add(value);
    return this;
  }

  /** Adds indexes. */
  public TableBuilder indexes(List<Index> values) {
    indexes.addAll(values);
    return this;
  }

  /** Adds triggers. */
  public TableBuilder triggers(List<Trigger> values) {
    triggers.addAll(values);
    return this;
  }

  public TableBuilder rowSecurity(RowSecurity value) {
    rowSecurity = value;
    return this;
  }

  public TableBuilder partitionKey(@Nullable PartitionKey value) {
    partitionKey = value;
    return this;
  }

  public TableBuilder partition(@Nullable Partition value) {
    partition = value;
    return this;
  }

  public TableBuilder inherits(List<QualifiedName> values) {
    inherits = values;
    return this;
  }

  public TableBuilder options(Map<String, String> values) {
    options = values;
    return this;
  }

  public TableBuilder comment(@Nullable String value) {
    comment = value;
    return this;
  }

  public TableBuilder grants(List<Grant> values) {
    grants = values;
    return this;
  }

  public TableBuilder extension(@Nullable String value) {
    extension = value;
    return this;
  }

  public TableBuilder estimatedRows(@Nullable Long value) {
    estimatedRows = value;
    return this;
  }

  /** The table as described so far. */
  public Table build() {
    return new Table(
        name,
        kind,
        persistence,
        owner,
        columns,
        constraints,
        foreignKeys,
        indexes,
        triggers,
        rowSecurity,
        partitionKey,
        partition,
        inherits,
        options,
        comment,
        grants,
        extension,
        estimatedRows);
  }
}

package dev.seedbed.catalog;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A table with all that belongs to it.
 *
 * <p>Columns are in the order of their position; constraints, foreign keys, indexes and triggers in
 * that of their names. To make one without a server, see {@link TableBuilder}.
 *
 * @param columns its columns, possibly none
 * @param constraints keys, checks and exclusions
 * @param partitionKey what it is divided by, null unless it is {@link Kind#PARTITIONED}
 * @param partition its place in a partitioned table, null if it is no partition
 * @param inherits the tables that it inherits from by {@code INHERITS}, in order
 * @param options what {@code WITH (…)} states, such as {@code fillfactor}
 * @param grants privileges on the whole table; those on single columns stand there
 * @param extension the extension that made it, null if none did
 * @param estimatedRows the planner's guess, null if the table was never vacuumed or analysed
 */
public record Table(
    QualifiedName name,
    Kind kind,
    Persistence persistence,
    String owner,
    List<Column> columns,
    List<Constraint> constraints,
    List<ForeignKey> foreignKeys,
    List<Index> indexes,
    List<Trigger> triggers,
    RowSecurity rowSecurity,
    @Nullable PartitionKey partitionKey,
    @Nullable Partition partition,
    List<QualifiedName> inherits,
    Map<String, String> options,
    @Nullable String comment,
    List<Grant> grants,
    @Nullable String extension,
    @Nullable Long estimatedRows)
    implements SchemaObject {

  /** How the table holds its rows. */
  public enum Kind {
    /** In itself. */
    TABLE,
    /** In its partitions. */
    PARTITIONED,
    /** Outside, behind a foreign data wrapper. */
    FOREIGN
  }

  /** Whether the rows survive a crash; temporary tables are in no catalog. */
  public enum Persistence {
    PERMANENT,
    UNLOGGED
  }

  public Table {
    columns = List.copyOf(columns);
    constraints = List.copyOf(constraints);
    foreignKeys = List.copyOf(foreignKeys);
    indexes = List.copyOf(indexes);
    triggers = List.copyOf(triggers);
    inherits = List.copyOf(inherits);
    options = Options.copyOf(options);
    grants = List.copyOf(grants);
  }

  @Override
  public ObjectAddress address() {
    return ObjectAddress.relation(name);
  }

  /** The column of this name. */
  public Optional<Column> column(String column) {
    // A loop, as rules ask for columns by the ten thousand.
    for (Column each : columns) {
      if (each.name().equals(column)) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }

  /** The primary key, if there is one. */
  public Optional<Constraint> primaryKey() {
    return constraints(Constraint.Kind.PRIMARY_KEY).stream().findFirst();
  }

  /** The constraints of this kind, by name. */
  public List<Constraint> constraints(Constraint.Kind wanted) {
    return constraints.stream().filter(each -> each.kind() == wanted).toList();
  }

  /** The foreign key of this name. */
  public Optional<ForeignKey> foreignKey(String key) {
    return foreignKeys.stream().filter(each -> each.name().equals(key)).findFirst();
  }

  /** The index of this name, which is in the table's own schema. */
  public Optional<Index> index(String index) {
    return indexes.stream().filter(each -> each.name().name().equals(index)).findFirst();
  }

  /** Whether it holds a share of another table's rows. */
  public boolean isPartition() {
    return partition != null;
  }
}

package dev.seedbed.catalog;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@code relations.sql} and puts tables and views together from their parts. */
final class RelationQuery {
  private final ByParent<Column> columns;
  private final ConstraintQuery constraints;
  private final IndexQuery indexes;
  private final ByParent<Trigger> triggers;
  private final ByParent<Policy> policies = new ByParent<>();
  private final List<Table> tables = new ArrayList<>();
  private final List<View> views = new ArrayList<>();
  private final List<Sequence> sequences = new ArrayList<>();

  private RelationQuery(
      ByParent<Column> columns,
      ConstraintQuery constraints,
      IndexQuery indexes,
      ByParent<Trigger> triggers) {
    this.columns = columns;
    this.constraints = constraints;
    this.indexes = indexes;
    this.triggers = triggers;
  }

  static RelationQuery read(Connection connection, TypeQuery types, ConstraintQuery constraints)
      throws SQLException {
    RelationQuery query =
        new RelationQuery(
            ColumnQuery.read(connection, types),
            constraints,
            IndexQuery.read(connection, types),
            TriggerQuery.read(connection));
    Query.forEach(
        connection, "policies.sql", row -> query.policies.add(row.number("relation"), policy(row)));
    Query.forEach(connection, "relations.sql", query::add);
    return query;
  }

  List<Table> tables() {
    return tables;
  }

  List<View> views() {
    return views;
  }

  List<Sequence> sequences() {
    return sequences;
  }

  private void add(Row row) throws SQLException {
    switch (row.text("kind")) {
      case "SEQUENCE" -> sequences.add(sequence(row));
      case "VIEW" -> views.add(view(row, false));
      case "MATERIALIZED_VIEW" -> views.add(view(row, true));
      default -> tables.add(table(row));
    }
  }

  private Table table(Row row) throws SQLException {
    long oid = row.number("oid");
    boolean isPartition = row.flag("is_partition");
    List<QualifiedName> parents = row.names("parents");
    return new TableBuilder(row.name("schema", "name"))
        .kind(row.word(Table.Kind.class, "kind"))
        .persistence(row.word(Table.Persistence.class, "persistence"))
        .owner(row.text("owner"))
        .columns(columns.of(oid))
        .constraints(constraints.ofTables().of(oid))
        .foreignKeys(constraints.foreignKeys().of(oid))
        .indexes(indexes.of(oid))
        .triggers(triggers.of(oid))
        .rowSecurity(
            new RowSecurity(
                row.flag("row_security"), row.flag("force_row_security"), policies.of(oid)))
        .partitionKey(partitionKey(row))
        .partition(isPartition ? new Partition(parents.get(0), row.text("partition_bound")) : null)
        .inherits(isPartition ? List.of() : parents)
        .options(row.options("options"))
        .comment(row.textOrNull("comment"))
        .grants(row.grants("grants"))
        .extension(row.textOrNull("extension"))
        .estimatedRows(row.numberOrNull("estimated_rows"))
        .build();
  }

  private static @Nullable PartitionKey partitionKey(Row row) throws SQLException {
    if (row.textOrNull("partition_key") == null) {
      return null;
    }
    return new PartitionKey(
        row.word(PartitionKey.Strategy.class, "partition_strategy"),
        row.texts("partition_columns"),
        row.text("partition_key"));
  }

  private View view(Row row, boolean materialized) throws SQLException {
    long oid = row.number("oid");
    return new View(
        row.name("schema", "name"),
        materialized,
        row.text("owner"),
        row.text("definition"),
        row.names("reads"),
        row.options("options"),
        columns.of(oid),
        indexes.of(oid),
        triggers.of(oid),
        row.textOrNull("comment"),
        row.grants("grants"),
        row.textOrNull("extension"));
  }

  private static Sequence sequence(Row row) throws SQLException {
    QualifiedName table = row.nameOrNull("sequence_table_schema", "sequence_table");
    return new Sequence(
        row.name("schema", "name"),
        row.text("owner"),
        row.text("sequence_type"),
        row.number("sequence_start"),
        row.number("sequence_minimum"),
        row.number("sequence_maximum"),
        row.number("sequence_increment"),
        row.flag("sequence_cycle"),
        row.number("sequence_cache"),
        table == null ? null : new ColumnName(table, row.text("sequence_column")),
        row.flag("sequence_identity"),
        row.textOrNull("comment"),
        row.grants("grants"),
        row.textOrNull("extension"));
  }

  private static Policy policy(Row row) throws SQLException {
    return new Policy(
        row.text("name"),
        row.word(Policy.Command.class, "command"),
        row.flag("permissive"),
        row.texts("roles"),
        row.textOrNull("using_expression"),
        row.textOrNull("check_expression"),
        row.textOrNull("comment"));
  }
}

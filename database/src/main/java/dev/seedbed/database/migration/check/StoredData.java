package dev.seedbed.database.migration.check;

import dev.seedbed.catalog.Catalog;
import dev.seedbed.catalog.Identifier;
import dev.seedbed.catalog.QualifiedName;
import dev.seedbed.catalog.Table;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The rows of all tables that are the user's, at one moment.
 *
 * @param invalid constraints and indexes that do not count yet
 */
record StoredData(List<StoredTable> tables, Set<String> invalid) {
  private static final String SETTINGS =
      "SET timezone = 'UTC'; SET datestyle = 'ISO, MDY'; SET intervalstyle = 'postgres';"
          + " SET bytea_output = 'hex'; SET extra_float_digits = 1";
  private static final String TABLES =
      """
      SELECT c.oid, n.nspname, c.relname, c.relispartition, c.relkind = 'r' AS plain,
        a.attnum, a.attname, format_type(a.atttypid, a.atttypmod) AS type,
        coalesce(a.attnum = ANY (i.indkey), false) AS key
      FROM pg_class c
      JOIN pg_namespace n ON n.oid = c.relnamespace
      JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0
        AND NOT a.attisdropped AND a.attgenerated = ''
      LEFT JOIN pg_index i ON i.indrelid = c.oid AND i.indisprimary
      WHERE c.relkind IN ('r', 'p')
        AND NOT starts_with(n.nspname, 'pg_') AND n.nspname NOT IN ('information_schema', 'seedbed')
      ORDER BY n.nspname COLLATE "C", c.relname COLLATE "C", a.attnum
      """;
  private static final String INVALID =
      """
      SELECT format('constraint %I on %s', conname, conrelid::regclass)
      FROM pg_constraint WHERE NOT convalidated AND conrelid <> 0
      UNION ALL
      SELECT format('index %s', indexrelid::regclass) FROM pg_index WHERE NOT indisvalid
      """;

  StoredData {
    tables = List.copyOf(tables);
    invalid = Set.copyOf(invalid);
  }

  private record Shape(
      long oid,
      QualifiedName name,
      boolean partition,
      boolean plain,
      List<StoredTable.Column> columns) {}

  static StoredData read(Connection connection) throws SQLException {
    return read(connection, null);
  }

  /**
   * Reads the rows so that they can be compared with those of before: a column that has another
   * type now is turned back first, so that a change of the type alone is no change of the value.
   */
  static ThrowawayDatabase.Work<StoredData> after(StoredData before) {
    return connection -> read(connection, before);
  }

  private static StoredData read(Connection connection, @Nullable StoredData before)
      throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(SETTINGS);
    }
    Set<QualifiedName> history = histories(connection);
    List<StoredTable> tables = new ArrayList<>();
    for (Shape shape : shapes(connection)) {
      if (!history.contains(shape.name())) {
        StoredTable earlier = before == null ? null : before.find(shape).orElse(null);
        tables.add(table(connection, shape, earlier));
      }
    }
    return new StoredData(tables, invalid(connection));
  }

  /** Tables of migration tools and of extensions. */
  private static Set<QualifiedName> histories(Connection connection) {
    Catalog catalog = Catalog.read(connection);
    return catalog.tables().stream()
        .filter(table -> catalog.isHistory(table) || table.extension() != null)
        .map(Table::name)
        .collect(Collectors.toSet());
  }

  private static List<Shape> shapes(Connection connection) throws SQLException {
    Map<Long, Shape> shapes = new LinkedHashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(TABLES)) {
      while (rows.next()) {
        var shape =
            new Shape(
                rows.getLong("oid"),
                new QualifiedName(rows.getString("nspname"), rows.getString("relname")),
                rows.getBoolean("relispartition"),
                rows.getBoolean("plain"),
                new ArrayList<>());
        shapes
            .computeIfAbsent(shape.oid(), oid -> shape)
            .columns()
            .add(
                new StoredTable.Column(
                    rows.getInt("attnum"),
                    rows.getString("attname"),
                    rows.getString("type"),
                    rows.getBoolean("key")));
      }
    }
    return List.copyOf(shapes.values());
  }

  private static StoredTable table(Connection connection, Shape shape, @Nullable StoredTable before)
      throws SQLException {
    if (before != null && !before.columns().equals(shape.columns())) {
      try {
        return rows(connection, shape, before);
      } catch (SQLException e) {
        // A new value that the old type cannot hold is another value in any case.
        return rows(connection, shape, null);
      }
    }
    return rows(connection, shape, null);
  }

  private static StoredTable rows(Connection connection, Shape shape, @Nullable StoredTable before)
      throws SQLException {
    List<StoredTable.Row> found = new ArrayList<>();
    int columns = shape.columns().size();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(select(shape, before))) {
      while (rows.next()) {
        List<@Nullable Long> values = new ArrayList<>();
        for (int i = 0; i < columns; i++) {
          long value = rows.getLong(i + 2);
          values.add(rows.wasNull() ? null : value);
        }
        found.add(new StoredTable.Row(rows.getString(1), Collections.unmodifiableList(values)));
      }
    }
    return new StoredTable(shape.oid(), shape.name(), shape.partition(), shape.columns(), found);
  }

  private static String select(Shape shape, @Nullable StoredTable before) {
    String key =
        shape.columns().stream()
            .filter(StoredTable.Column::key)
            .map(column -> text(column, before))
            .collect(Collectors.joining(", "));
    String values =
        shape.columns().stream()
            .map(column -> "hashtextextended((" + text(column, before) + ") COLLATE \"C\", 0)")
            .collect(Collectors.joining(", "));
    return "SELECT "
        + (key.isEmpty() ? "''" : "concat_ws(', ', " + key + ")")
        + (values.isEmpty() ? "" : ", " + values)
        + " FROM "
        + (shape.plain() ? "ONLY " : "")
        + shape.name().toSql();
  }

  private static String text(StoredTable.Column column, @Nullable StoredTable before) {
    String name = Identifier.quote(column.name());
    return before == null
        ? name + "::text"
        : before.columns().stream()
            .filter(each -> each.number() == column.number() && !each.type().equals(column.type()))
            .map(each -> name + "::" + each.type() + "::text")
            .findFirst()
            .orElse(name + "::text");
  }

  private static Set<String> invalid(Connection connection) throws SQLException {
    Set<String> names = new TreeSet<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(INVALID)) {
      while (rows.next()) {
        names.add(rows.getString(1));
      }
    }
    return names;
  }

  private Optional<StoredTable> find(Shape shape) {
    return tables.stream().filter(table -> table.oid() == shape.oid()).findFirst();
  }

  /** Whether this was a part of a partitioned table. */
  boolean isPartition(long oid) {
    return tables.stream().anyMatch(table -> table.oid() == oid && table.partition());
  }

  boolean isEmpty() {
    return tables.stream().allMatch(table -> table.rows().isEmpty());
  }
}

package dev.seedbed.assertions.behaviour;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.seedbed.catalog.Catalog;
import dev.seedbed.catalog.Constraint;
import dev.seedbed.catalog.ErrorMessage;
import dev.seedbed.catalog.QualifiedName;
import dev.seedbed.catalog.Table;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** All rows of the tables that the project made, at one moment, as JSON texts. */
final class StoredRows {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();
  private static final String UTC = "SET LOCAL timezone = 'UTC'";

  /**
   * The rows of a table by what identifies them: the key's values, or all values and a number.
   *
   * @param key the columns of the primary key, none if there is none
   */
  private record Rows(List<String> key, Map<String, String> byIdentity) {}

  private final Map<QualifiedName, Rows> tables;

  private StoredRows(Map<QualifiedName, Rows> tables) {
    this.tables = tables;
  }

  static StoredRows read(DataSource dataSource) {
    try (Connection connection = dataSource.getConnection()) {
      boolean autoCommit = connection.getAutoCommit();
      connection.setAutoCommit(false);
      var undo = connection.setSavepoint();
      try {
        return read(connection);
      } finally {
        connection.rollback(undo);
        connection.setAutoCommit(autoCommit);
      }
    } catch (SQLException e) {
      throw ErrorMessage.of("Cannot read the rows of all tables")
          .expected("a connection that may read every table of the project")
          .actual(Query.words(e))
          .toFix("GRANT SELECT on the tables to the role of the test")
          .toException(e);
    }
  }

  private static StoredRows read(Connection connection) throws SQLException {
    Map<QualifiedName, Rows> tables = new LinkedHashMap<>();
    try (Statement statement = connection.createStatement()) {
      statement.execute(UTC);
      for (Table table : Catalog.read(connection).userTables()) {
        if (table.kind() != Table.Kind.FOREIGN) {
          tables.put(table.name(), rows(statement, table));
        }
      }
    }
    return new StoredRows(tables);
  }

  private static Rows rows(Statement statement, Table table) throws SQLException {
    // A partitioned table's rows are in its partitions; another one's heirs are tables themselves.
    String only = table.kind() == Table.Kind.PARTITIONED ? "" : "ONLY ";
    List<String> key = table.primaryKey().map(Constraint::columns).orElse(List.of());
    Map<String, String> rows = new LinkedHashMap<>();
    try (ResultSet found =
        statement.executeQuery(
            "SELECT to_jsonb(r)::text FROM " + only + table.name().toSql() + " AS r")) {
      while (found.next()) {
        String row = found.getString(1);
        String identity = key.isEmpty() ? row : identity(parse(row), key);
        rows.put(key.isEmpty() ? numbered(identity, rows) : identity, row);
      }
    }
    return new Rows(key, rows);
  }

  private static String identity(JsonNode row, List<String> key) {
    List<String> values = new ArrayList<>();
    key.forEach(column -> values.add(row.path(column).toString()));
    return values.toString();
  }

  private static String numbered(String row, Map<String, String> rows) {
    int number = 1;
    while (rows.containsKey(number + " " + row)) {
      number++;
    }
    return number + " " + row;
  }

  /** What is other in these rows than in those before. */
  List<RowChange> since(StoredRows before) {
    List<RowChange> changes = new ArrayList<>();
    tables.forEach(
        (table, now) -> {
          Rows then = before.tables.getOrDefault(table, new Rows(now.key(), Map.of()));
          then.byIdentity()
              .forEach(
                  (identity, row) -> {
                    String after = now.byIdentity().get(identity);
                    if (!row.equals(after)) {
                      changes.add(change(table, now.key(), row, after));
                    }
                  });
          now.byIdentity()
              .forEach(
                  (identity, row) -> {
                    if (!then.byIdentity().containsKey(identity)) {
                      changes.add(change(table, now.key(), null, row));
                    }
                  });
        });
    return changes;
  }

  private static RowChange change(
      QualifiedName table, List<String> key, @Nullable String before, @Nullable String after) {
    RowChange.Kind kind =
        before == null
            ? RowChange.Kind.INSERTED
            : after == null ? RowChange.Kind.DELETED : RowChange.Kind.UPDATED;
    return new RowChange(
        kind,
        table,
        key,
        before == null ? null : parse(before),
        after == null ? null : parse(after));
  }

  private static JsonNode parse(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The server's JSON cannot be read: " + json, e);
    }
  }
}

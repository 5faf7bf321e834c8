package dev.seedbed.database.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Rows that a query gives as JSON. */
final class JsonRows {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  private JsonRows() {}

  /** The rows' first column, which is JSON. */
  static List<JsonNode> query(Connection connection, String sql, String... parameters)
      throws SQLException {
    List<JsonNode> found = new ArrayList<>();
    for (String text : texts(connection, sql, parameters)) {
      try {
        found.add(JSON.readTree(text));
      } catch (JsonProcessingException e) {
        throw new SQLException("not JSON: " + sql, e);
      }
    }
    return found;
  }

  /** The rows' first column. */
  static List<String> texts(Connection connection, String sql, String... parameters)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setString(i + 1, parameters[i]);
      }
      List<String> found = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(rows.getString(1));
        }
      }
      return found;
    }
  }

  /** The rows of a table that have the same keys as these rows. */
  static List<JsonNode> withKeysOf(List<JsonNode> rows, ReportedTable table, Connection connection)
      throws SQLException {
    if (rows.isEmpty()) {
      return List.of();
    }
    ArrayNode keys = JsonNodeFactory.instance.arrayNode();
    rows.forEach(row -> keys.add(key(table, row)));
    // The parameters stand in the order of the text: first the keys, then their columns' names.
    List<String> parameters = new ArrayList<>();
    parameters.add(keys.toString());
    parameters.addAll(table.key());
    return query(connection, table.rowsByKey(), parameters.toArray(String[]::new));
  }

  static JsonNode key(ReportedTable table, JsonNode row) {
    ObjectNode key = JsonNodeFactory.instance.objectNode();
    table.key().forEach(column -> key.set(column, row.path(column)));
    return key;
  }
}

package dev.seedbed.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Runs the catalog's queries, each a {@code .sql} resource beside this class. */
final class Query {
  private Query() {}

  /** Makes a value of a row. */
  interface RowMapper<T> {
    T map(Row row) throws SQLException;
  }

  /** Takes a row in. */
  interface RowHandler {
    void handle(Row row) throws SQLException;
  }

  static <T> List<T> list(Connection connection, String resource, RowMapper<T> mapper)
      throws SQLException {
    List<T> values = new ArrayList<>();
    forEach(connection, resource, row -> values.add(mapper.map(row)));
    return values;
  }

  static void forEach(Connection connection, String resource, RowHandler handler)
      throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet results = statement.executeQuery(text(resource))) {
      Row row = new Row(resource, results);
      while (results.next()) {
        handler.handle(row);
      }
    }
  }

  private static String text(String resource) {
    try (InputStream stream = Query.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IllegalStateException("The jar of seedbed-catalog lacks " + resource);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("Reading " + resource + " out of seedbed-catalog", e);
    }
  }
}

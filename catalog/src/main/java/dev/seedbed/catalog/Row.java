package dev.seedbed.catalog;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The current row of a query, by the names of its columns. */
final class Row {
  private final String resource;
  private final ResultSet results;

  Row(String resource, ResultSet results) {
    this.resource = resource;
    this.results = results;
  }

  String text(String column) throws SQLException {
    String text = results.getString(column);
    if (text == null) {
      throw new SQLException(
          resource
              + " gave no "
              + column
              + ": an object was dropped while it was read, or is of a kind not known here");
    }
    return text;
  }

  @Nullable String textOrNull(String column) throws SQLException {
    return results.getString(column);
  }

  boolean flag(String column) throws SQLException {
    return results.getBoolean(column);
  }

  int integer(String column) throws SQLException {
    return results.getInt(column);
  }

  /** A number that may be as great as an oid or a sequence's bound. */
  long number(String column) throws SQLException {
    return results.getLong(column);
  }

  @Nullable Long numberOrNull(String column) throws SQLException {
    long number = results.getLong(column);
    return results.wasNull() ? null : number;
  }

  byte @Nullable [] bytes(String column) throws SQLException {
    return results.getBytes(column);
  }

  <E extends Enum<E>> E word(Class<E> type, String column) throws SQLException {
    return Enum.valueOf(type, text(column));
  }

  QualifiedName name(String schema, String name) throws SQLException {
    return new QualifiedName(text(schema), text(name));
  }

  @Nullable QualifiedName nameOrNull(String schema, String name) throws SQLException {
    return textOrNull(name) == null ? null : name(schema, name);
  }

  /** The texts of an array, none for null. */
  List<String> texts(String column) throws SQLException {
    return array(column).map(String.class::cast).toList();
  }

  /** The names in an array of pairs of schema and name. */
  List<QualifiedName> names(String column) throws SQLException {
    return array(column)
        .map(String[].class::cast)
        .map(pair -> new QualifiedName(pair[0], pair[1]))
        .toList();
  }

  /** The settings in an array of texts {@code name=value}; a value missing means {@code true}. */
  Map<String, String> options(String column) throws SQLException {
    Map<String, String> options = new LinkedHashMap<>();
    for (String option : texts(column)) {
      int equals = option.indexOf('=');
      options.put(
          equals < 0 ? option : option.substring(0, equals),
          equals < 0 ? "true" : option.substring(equals + 1));
    }
    return options;
  }

  List<Grant> grants(String column) throws SQLException {
    return AccessList.parse(texts(column));
  }

  private Stream<Object> array(String column) throws SQLException {
    Array array = results.getArray(column);
    return array == null ? Stream.empty() : Stream.of((Object[]) array.getArray());
  }
}

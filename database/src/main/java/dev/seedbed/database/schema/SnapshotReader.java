package dev.seedbed.database.schema;

import dev.seedbed.catalog.Catalog;
import dev.seedbed.catalog.Identifier;
import dev.seedbed.catalog.Table;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads a {@link SchemaSnapshot}: one query for each {@code .sql} resource beside this class. */
final class SnapshotReader {
  private static final List<String> QUERIES =
      List.of(
          "schemas.sql",
          "types.sql",
          "sequences.sql",
          "functions.sql",
          "tables.sql",
          "constraints.sql",
          "indexes.sql",
          "views.sql",
          "triggers.sql",
          "policies.sql",
          "grants.sql",
          "comments.sql");

  /** Definitions are printed for the settings of the session; pinned, all sessions print alike. */
  private static final String SETTINGS =
      """
      SELECT pg_catalog.set_config(name, value, true)
      FROM (VALUES ('search_path', 'pg_catalog, pg_temp'), ('quote_all_identifiers', 'off'),
        ('datestyle', 'ISO, MDY'), ('intervalstyle', 'postgres'), ('timezone', 'UTC'),
        ('extra_float_digits', '1'), ('bytea_output', 'hex'), ('jit', 'off'),
        ('join_collapse_limit', '4')) AS s (name, value)
      """;

  private SnapshotReader() {}

  /**
   * What a query knows of an object.
   *
   * @param relation the table that it is or belongs to, null if there is none
   */
  private record Found(ObjectDdl ddl, @Nullable String relation, DependencyOrder.Key key) {}

  static SchemaSnapshot read(Connection connection) throws SQLException {
    boolean own = connection.getAutoCommit();
    if (own) {
      connection.setAutoCommit(false);
    }
    Savepoint before = own ? null : connection.setSavepoint();
    try {
      if (own) {
        execute(connection, "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
      }
      return readAll(connection);
    } finally {
      if (before == null) {
        connection.rollback();
        connection.setAutoCommit(true);
      } else {
        connection.rollback(before);
        connection.releaseSavepoint(before);
      }
    }
  }

  private static SchemaSnapshot readAll(Connection connection) throws SQLException {
    Catalog catalog = Catalog.read(connection);
    execute(connection, SETTINGS);
    String userObjects = text("user_objects.sql");
    List<Found> found = new ArrayList<>();
    for (String query : QUERIES) {
      found.addAll(objects(connection, userObjects + text(query)));
    }
    DependencyOrder order = new DependencyOrder();
    addAll(withoutHistories(found, catalog), order);
    readDependencies(connection, userObjects + text("dependencies.sql"), order);
    return new SchemaSnapshot(order.sorted());
  }

  private static void addAll(List<Found> found, DependencyOrder order) {
    Map<String, ObjectDdl> relations = new HashMap<>();
    for (Found each : found) {
      order.add(each.key(), each.ddl());
      if (each.ddl().kind() == ObjectKind.TABLE || each.ddl().kind() == ObjectKind.VIEW) {
        relations.put(each.ddl().name(), each.ddl());
      }
    }
    for (Found each : found) {
      ObjectDdl relation = each.relation() == null ? null : relations.get(each.relation());
      // A sequence is made before the table that it ends with.
      if (relation != null && each.ddl().kind() != ObjectKind.SEQUENCE) {
        order.needs(each.ddl(), relation);
      }
    }
  }

  private static List<Found> objects(Connection connection, String sql) throws SQLException {
    List<Found> found = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        ObjectDdl ddl =
            new ObjectDdl(
                ObjectKind.valueOf(rows.getString("kind")),
                rows.getString("name"),
                rows.getString("sql"));
        found.add(
            new Found(
                ddl,
                rows.getString("relation"),
                new DependencyOrder.Key(rows.getLong("class"), rows.getLong("id"))));
      }
    }
    return found;
  }

  /** Without the tables of migration tools, and the schemas that hold nothing else. */
  private static List<Found> withoutHistories(List<Found> found, Catalog catalog) {
    List<Table> histories = catalog.tables().stream().filter(catalog::isHistory).toList();
    Set<String> tables =
        histories.stream().map(table -> table.name().toString()).collect(Collectors.toSet());
    List<Found> others =
        found.stream()
            .filter(each -> each.relation() == null || !tables.contains(each.relation()))
            .toList();
    Set<String> emptied =
        histories.stream()
            .map(table -> Identifier.display(table.name().schema()))
            .filter(schema -> !schema.equals("public"))
            .filter(schema -> others.stream().noneMatch(each -> isIn(schema, each.ddl())))
            .collect(Collectors.toSet());
    return others.stream()
        .filter(
            each -> each.ddl().kind() != ObjectKind.SCHEMA || !emptied.contains(each.ddl().name()))
        .toList();
  }

  private static boolean isIn(String schema, ObjectDdl object) {
    return object.name().startsWith(schema + ".");
  }

  private static void readDependencies(Connection connection, String sql, DependencyOrder order)
      throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        order.needs(
            new DependencyOrder.Key(rows.getLong("class"), rows.getLong("id")),
            new DependencyOrder.Key(rows.getLong("needed_class"), rows.getLong("needed")));
      }
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String text(String resource) {
    try (InputStream stream = SnapshotReader.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IllegalStateException("The jar of seedbed-database lacks " + resource);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("Reading " + resource + " out of seedbed-database", e);
    }
  }
}

package dev.seedbed.junit;

import dev.seedbed.catalog.Catalog;
import dev.seedbed.catalog.Column;
import dev.seedbed.catalog.ForeignKey;
import dev.seedbed.catalog.Identifier;
import dev.seedbed.catalog.QualifiedName;
import dev.seedbed.catalog.SeedbedException;
import dev.seedbed.catalog.Table;
import dev.seedbed.fixtures.Factory;
import dev.seedbed.fixtures.Fixtures;
import dev.seedbed.fixtures.Row;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Rows for each table, such that as many columns as can be have a value in one of them, and another
 * one than their default.
 */
final class FilledTables {
  private static final Logger log = LoggerFactory.getLogger(FilledTables.class);

  /** Rows that have what they need, and rows that have all they can. */
  private static final int BARE = 2;

  private static final int FULL = 3;

  /** So many values are made to find another one. */
  private static final int TRIES = 8;

  private final Connection connection;
  private final List<Table> tables;
  private final Fixtures bare;
  private final Fixtures full;
  private final Map<QualifiedName, Row> rows = new HashMap<>();

  FilledTables(Connection connection, Catalog catalog, Fixtures fixtures) {
    this.connection = connection;
    this.tables =
        catalog.userTables().stream().filter(table -> table.kind() != Table.Kind.FOREIGN).toList();
    this.bare = fixtures;
    this.full = fixtures.filled();
  }

  void fill() throws SQLException {
    for (Table table : tables) {
      // A key may have fewer values than that.
      if (!stores(table, bare.table(name(table)), BARE, Level.DEBUG)) {
        stores(table, bare.table(name(table)), 1, Level.DEBUG);
      }
      if (!stores(table, full.table(name(table)), FULL, Level.DEBUG)) {
        storeWithFewerReferences(table);
      }
    }
    for (Table table : tables) {
      if (rows.containsKey(table.name())) {
        fillRest(table);
      } else {
        stores(table, bare.table(name(table)), 1, Level.INFO);
      }
    }
  }

  /** What may refer to several tables often may refer to one of them only. */
  private void storeWithFewerReferences(Table table) {
    List<String> optional =
        table.foreignKeys().stream()
            .flatMap(key -> key.columns().stream())
            .filter(column -> !table.column(column).orElseThrow().notNull())
            .distinct()
            .toList();
    stores(table, without(table, optional), 1, Level.DEBUG);
    for (String column : optional.size() < 2 ? List.<String>of() : optional) {
      List<String> others = optional.stream().filter(each -> !each.equals(column)).toList();
      stores(table, without(table, others), 1, Level.DEBUG);
    }
  }

  private Factory<Row> without(Table table, List<String> columns) {
    Factory<Row> factory = full.table(name(table));
    for (String column : columns) {
      factory = factory.set(column, null);
    }
    return factory;
  }

  /** Tries what has no value yet one by one: columns may exclude each other. */
  private void fillRest(Table table) throws SQLException {
    List<Column> alike = alike(table);
    for (ForeignKey key : table.foreignKeys()) {
      Row target = rows.get(key.referencedTable());
      if (target != null && alike.stream().anyMatch(each -> isIn(each, key))) {
        stores(table, bare.table(name(table)).in(target), 1, Level.DEBUG);
      }
    }
    for (Column column : alike) {
      if (table.foreignKeys().stream().noneMatch(key -> isIn(column, key))) {
        other(table, column)
            .ifPresent(
                value ->
                    stores(
                        table, bare.table(name(table)).set(column.name(), value), 1, Level.DEBUG));
      }
    }
    String left =
        alike.isEmpty()
            ? ""
            : alike(table).stream()
                .filter(column -> column.defaultExpression() == null)
                .map(column -> Identifier.display(column.name()))
                .collect(Collectors.joining(", "));
    if (!left.isEmpty()) {
      log.info(
          "No row of {} has a value in {}: what a migration does to it will not be seen",
          table.name(),
          left);
    }
  }

  /** A value of the column that the table's first row does not have; one of its kind at least. */
  private Optional<Object> other(Table table, Column column) {
    Object first = Objects.requireNonNull(rows.get(table.name())).get(column.name());
    List<Row> built = new ArrayList<>();
    attempt(table, Level.DEBUG, () -> built.addAll(full.table(name(table)).count(TRIES).build()));
    return Stream.concat(
            Stream.of(column),
            table.columns().stream().filter(each -> each.type().equals(column.type())))
        .flatMap(each -> built.stream().map(row -> row.get(each.name())))
        .filter(Objects::nonNull)
        .filter(value -> !value.equals(first))
        .findFirst();
  }

  private static boolean isIn(Column column, ForeignKey key) {
    return key.columns().contains(column.name());
  }

  private boolean stores(Table table, Factory<Row> factory, int count, Level level) {
    return attempt(
        table, level, () -> rows.putIfAbsent(table.name(), factory.count(count).create().get(0)));
  }

  private static boolean attempt(Table table, Level level, Runnable creation) {
    try {
      creation.run();
      return true;
    } catch (SeedbedException e) {
      log.atLevel(level)
          .log("Not all rows for {} before the migration: {}", table.name(), e.error().what());
      return false;
    }
  }

  /** The columns that have no value in any row, or their default in each. */
  private List<Column> alike(Table table) throws SQLException {
    List<Column> columns = table.columns().stream().filter(each -> !each.isGenerated()).toList();
    String counts =
        columns.stream()
            .map(column -> "count(DISTINCT " + Identifier.quote(column.name()) + "::text)")
            .collect(Collectors.joining(", "));
    List<Column> alike = new ArrayList<>();
    if (columns.isEmpty()) {
      return alike;
    }
    try (Statement statement = connection.createStatement();
        ResultSet found =
            statement.executeQuery("SELECT " + counts + " FROM " + table.name().toSql())) {
      found.next();
      for (int i = 0; i < columns.size(); i++) {
        Column column = columns.get(i);
        if (found.getLong(i + 1) < (column.defaultExpression() == null ? 1 : 2)) {
          alike.add(column);
        }
      }
    }
    return alike;
  }

  private static String name(Table table) {
    return table.name().toString();
  }
}

package dev.seedbed.cli.demo;

import dev.seedbed.catalog.Catalog;
import dev.seedbed.catalog.Table;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * How many rows the tables of a project have, counted.
 *
 * @param all those of all tables
 * @param messages those of agents' messages
 */
record RowCount(long all, long messages) {
  private static final String MESSAGES = "agent_messages";

  static RowCount of(Connection connection, Catalog catalog) throws SQLException {
    long all = 0;
    long messages = 0;
    try (Statement statement = connection.createStatement()) {
      for (Table table : catalog.userTables()) {
        long rows = count(statement, table);
        all += rows;
        messages += table.name().name().equals(MESSAGES) ? rows : 0;
      }
    }
    return new RowCount(all, messages);
  }

  private static long count(Statement statement, Table table) throws SQLException {
    try (ResultSet rows = statement.executeQuery("SELECT count(*) FROM " + table.name().toSql())) {
      rows.next();
      return rows.getLong(1);
    }
  }
}

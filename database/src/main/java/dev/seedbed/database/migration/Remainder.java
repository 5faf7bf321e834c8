package dev.seedbed.database.migration;

import dev.seedbed.catalog.QualifiedName;
import dev.seedbed.database.sql.SqlStatement;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * What is left in the database of a run that failed.
 *
 * @param why the same in words
 * @param fixes what to do about it
 */
record Remainder(String why, List<String> fixes) {
  private static final String INVALID_INDEXES =
      """
      SELECT namespace.nspname, class.relname
      FROM pg_index AS index
      JOIN pg_class AS class ON class.oid = index.indexrelid
      JOIN pg_namespace AS namespace ON namespace.oid = class.relnamespace
      WHERE NOT index.indisvalid AND class.relkind = 'i'
      ORDER BY 1, 2
      """;

  Remainder {
    fixes = List.copyOf(fixes);
  }

  /** The indexes that {@code CREATE INDEX CONCURRENTLY} leaves behind when it fails. */
  static List<QualifiedName> invalidIndexes(Connection connection, SqlStatement failed)
      throws SQLException {
    List<QualifiedName> indexes = new ArrayList<>();
    if (failed.words().contains("CONCURRENTLY")) {
      try (Statement statement = connection.createStatement();
          ResultSet rows = statement.executeQuery(INVALID_INDEXES)) {
        while (rows.next()) {
          indexes.add(new QualifiedName(rows.getString(1), rows.getString(2)));
        }
      }
    }
    return indexes;
  }
}

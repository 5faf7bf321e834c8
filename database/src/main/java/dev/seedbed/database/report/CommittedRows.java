package dev.seedbed.database.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Finds rows that were committed since their database was made. */
final class CommittedRows {
  /** The row of a new database in the catalog was written by the transaction that made it. */
  private static final String SINCE_CREATION =
      """
      WHERE pg_catalog.age(r.xmin) < (SELECT pg_catalog.age(d.xmin) FROM pg_catalog.pg_database d
        WHERE d.datname = pg_catalog.current_database())
      LIMIT %d
      """;

  private final Connection connection;
  private final List<RowChange> found = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  CommittedRows(Connection connection) {
    this.connection = connection;
  }

  Changes read() throws SQLException {
    Patience patience = new Patience();
    for (ReportedTable table : ReportedTable.find(connection, ReportedTable.ALL)) {
      if (found.size() > WrittenRows.ROWS) {
        break;
      }
      if (patience.isOver()) {
        notes.add("no time to look further than " + table.name());
        break;
      }
      try {
        String query = table.rows(SINCE_CREATION.formatted(WrittenRows.ROWS + 1));
        for (JsonNode row : JsonRows.query(connection, query)) {
          found.add(new RowChange(RowChange.Kind.WRITE, table.name(), table.key(), null, row));
        }
      } catch (SQLException e) {
        notes.add(Patience.note(connection, table, e));
      }
    }
    return new Changes(found, notes);
  }
}

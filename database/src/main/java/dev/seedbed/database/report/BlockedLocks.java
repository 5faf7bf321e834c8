package dev.seedbed.database.report;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Who waits for whom in a database. */
public final class BlockedLocks {
  private static final String WAITING =
      """
      SELECT w.pid, w.query, b.pid, b.state, b.query, l.mode,
        coalesce(l.relation::pg_catalog.regclass::text, l.locktype)
      FROM pg_catalog.pg_stat_activity w
      CROSS JOIN LATERAL pg_catalog.unnest(pg_catalog.pg_blocking_pids(w.pid)) AS blocking (pid)
      LEFT JOIN pg_catalog.pg_stat_activity b ON b.pid = blocking.pid
      LEFT JOIN pg_catalog.pg_locks l ON l.pid = w.pid AND NOT l.granted
      WHERE w.datname = pg_catalog.current_database()
      ORDER BY w.pid, b.pid
      LIMIT 10
      """;

  private BlockedLocks() {}

  /**
   * Lines about statements that wait for a lock now, and about what keeps them from it.
   *
   * @param outside a connection to the database that does not wait itself
   */
  public static List<String> lines(Connection outside) throws SQLException {
    List<String> lines = new ArrayList<>();
    try (PreparedStatement statement = outside.prepareStatement(WAITING);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        lines.add(
            "process %s waits for %s on %s: %s\nprocess %s holds it, %s: %s"
                .formatted(
                    rows.getString(1),
                    rows.getString(6),
                    rows.getString(7),
                    abbreviated(rows.getString(2)),
                    rows.getString(3),
                    rows.getString(4),
                    abbreviated(rows.getString(5))));
      }
    }
    return lines;
  }

  private static String abbreviated(String sql) {
    String line = String.valueOf(sql).strip().replaceAll("\\s+", " ");
    return line.length() <= 120 ? line : line.substring(0, 119) + "…";
  }
}

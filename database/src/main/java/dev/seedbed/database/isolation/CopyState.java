package dev.seedbed.database.isolation;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * By what one can tell whether anything was written to a copy: two equal states, and nothing was.
 *
 * <p>Every change of a row, also one that was rolled back, and every object made or changed (rows
 * of the system catalog) is counted by the server. Sequences are not, nor is what is said of the
 * database in the catalog that all databases share, so that is compared itself.
 *
 * @param counted whether the server counts
 * @param rows how many rows were inserted, changed or deleted
 * @param shared settings, privileges, owner and comment of the database, and prepared transactions
 * @param connections how many there are
 */
record CopyState(boolean counted, long rows, String shared, int connections) {
  private static final String FLUSH = "SELECT pg_catalog.pg_stat_force_next_flush()";

  private static final String STATE =
      """
      SELECT current_setting('track_counts')::bool,
        stats.tup_inserted + stats.tup_updated + stats.tup_deleted,
        concat_ws('/', database.datdba, database.datacl::text, database.datconnlimit,
          pg_catalog.shobj_description(database.oid, 'pg_database'),
          (SELECT string_agg(concat(setrole, setconfig::text), ',' ORDER BY setrole)
            FROM pg_catalog.pg_db_role_setting WHERE setdatabase = database.oid),
          (SELECT count(*) FROM pg_catalog.pg_prepared_xacts WHERE database = current_database())),
        (SELECT count(*) FROM pg_catalog.pg_stat_activity
          WHERE datid = database.oid AND backend_type IS DISTINCT FROM 'autovacuum worker')
      FROM pg_catalog.pg_database AS database
      JOIN pg_catalog.pg_stat_database AS stats ON stats.datid = database.oid
      WHERE database.datname = current_database()
      """;

  /** Makes the server count what a connection did until now; else it may take a second. */
  static void flush(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(FLUSH);
    }
  }

  /** Reads it on a connection that is not in a transaction. */
  static CopyState read(Connection connection) throws SQLException {
    flush(connection);
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(STATE)) {
      row.next();
      return new CopyState(row.getBoolean(1), row.getLong(2), row.getString(3), row.getInt(4));
    }
  }
}

package dev.seedbed.database.isolation;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * By what one can tell whether anything was written to a database: two equal states, and nothing
 * was.
 *
 * <p>Every change of a row, also one that was rolled back, and every object made or changed (rows
 * of the system catalog) is counted by the server; sequences are not, nor is what is said of the
 * database in the catalog that all databases share, so that is compared itself.
 *
 * @param writes how many rows were inserted, changed or deleted since the server started
 * @param shared settings, privileges, owner and comment of the database, and prepared transactions
 * @param sequences all that is known of them
 * @param connections how many there are
 */
record CopyState(long writes, String shared, String sequences, int connections) {
  private static final String FLUSH = "SELECT pg_catalog.pg_stat_force_next_flush()";

  private static final String STATE =
      """
      SELECT CASE WHEN current_setting('track_counts')::bool
          THEN stats.tup_inserted + stats.tup_updated + stats.tup_deleted ELSE -1 END,
        concat_ws('/', database.datdba, database.datacl::text, database.datconnlimit,
          pg_catalog.shobj_description(database.oid, 'pg_database'),
          (SELECT string_agg(concat(setrole, setconfig::text), ',' ORDER BY setrole)
            FROM pg_catalog.pg_db_role_setting WHERE setdatabase = database.oid),
          (SELECT count(*) FROM pg_catalog.pg_prepared_xacts WHERE database = current_database())),
        %s,
        (SELECT count(*) FROM pg_catalog.pg_stat_activity
          WHERE datid = database.oid AND backend_type = 'client backend')
      FROM pg_catalog.pg_database AS database
      JOIN pg_catalog.pg_stat_database AS stats ON stats.datid = database.oid
      WHERE database.datname = current_database()
      """;

  /** Makes the server count what a connection did until now; it tells within a second otherwise. */
  static void flush(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(FLUSH);
    }
  }

  /** Reads it on the database's only connection, as the role that logged in. */
  static CopyState read(Connection connection, Sequences sequences) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET ROLE NONE");
      statement.execute(FLUSH);
      CopyState state;
      try (ResultSet row = statement.executeQuery(STATE.formatted(sequences.stateQuery()))) {
        row.next();
        state = new CopyState(row.getLong(1), row.getString(2), row.getString(3), row.getInt(4));
      }
      statement.execute("RESET ROLE");
      return state;
    }
  }

  /** Whether the server counts at all. */
  boolean isSure() {
    return writes >= 0;
  }
}

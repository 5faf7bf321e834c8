package dev.seedbed.junit.traps;

import static dev.seedbed.junit.traps.Sql.answers;
import static dev.seedbed.junit.traps.Sql.ask;
import static dev.seedbed.junit.traps.Sql.tried;

import java.sql.Connection;
import javax.sql.DataSource;

/** What the next test finds: rows, objects, settings, locks and whatever else may be left. */
final class Leaks {
  private static final String STATE =
      """
      SELECT concat_ws(', ',
        (SELECT count(*) FROM parent) + (SELECT count(*) FROM child)
          + (SELECT count(*) FROM ticket) + (SELECT count(*) FROM news) || ' rows',
        (SELECT count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace) || ' relations',
        (SELECT count(*) FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
          WHERE c.relnamespace = 'public'::regnamespace) || ' columns',
        (SELECT count(*) FROM pg_class WHERE relpersistence = 't') || ' temporary',
        (SELECT count(*) FROM pg_largeobject_metadata) || ' large objects',
        (SELECT count(*) FROM pg_prepared_statements WHERE from_sql) || ' prepared',
        (SELECT count(*) FROM pg_cursors WHERE name = 'numbers') || ' cursors',
        current_setting('search_path'), current_setting('work_mem'),
        current_setting('statement_timeout'), coalesce(current_setting('app.tenant', true), ''),
        current_user = session_user)
      """;

  private Leaks() {}

  static String found(DataSource database) throws Exception {
    try (Connection connection = database.getConnection()) {
      return answers(
          ask(connection, STATE),
          ask(connection, "SELECT pg_try_advisory_xact_lock(42)"),
          // It fails, so nothing can come after it where all is one transaction.
          tried(() -> ask(connection, "SELECT lastval()")));
    }
  }
}

package dev.seedbed.database.migration;

import dev.seedbed.catalog.Origin;
import dev.seedbed.catalog.QualifiedName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Records, while migrations run, what each of their statements did: which objects it touched, which
 * locks it took, which tables it rewrote, how long it took.
 *
 * <pre>{@code
 * StatementTrace.install(connection);
 * migrations.apply(connection);
 * MigrationTrace trace = StatementTrace.remove(connection);
 * }</pre>
 *
 * <p>More than {@link DdlTrace}, and dearer: after each statement it reads the server's table of
 * locks, which grows with the transaction. A statement shows all its locks if each file has a
 * transaction of its own. Statements that only read or write rows are not seen. Event triggers need
 * a superuser: for throwaway servers only.
 */
public final class StatementTrace {
  private static final String INSTALL =
      """
      CREATE SCHEMA IF NOT EXISTS seedbed;
      CREATE TABLE seedbed.statement_trace (
        number bigint GENERATED ALWAYS AS IDENTITY,
        place text NOT NULL,
        began timestamptz NOT NULL,
        took interval NOT NULL,
        query text NOT NULL,
        what text NOT NULL,
        one text NOT NULL,
        two text NOT NULL,
        three text NOT NULL
      );
      CREATE TABLE seedbed.lock_trace (
        transaction xid8 NOT NULL,
        relation oid NOT NULL,
        mode text NOT NULL,
        PRIMARY KEY (transaction, relation, mode)
      );
      CREATE FUNCTION seedbed.note(what text, one text, two text, three text) RETURNS void
      LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog AS $trace$
        INSERT INTO seedbed.statement_trace (place, began, took, query, what, one, two, three)
        VALUES (current_setting('seedbed.at'), statement_timestamp(),
          clock_timestamp() - statement_timestamp(), current_query(), what, one, two, three)
      $trace$;
      CREATE FUNCTION seedbed.statement_trace() RETURNS event_trigger
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $trace$
      BEGIN
        IF coalesce(current_setting('seedbed.at', true), '') = '' THEN
          RETURN;
        END IF;
        IF tg_event = 'table_rewrite' THEN
          PERFORM seedbed.note('rewrite', pg_event_trigger_table_rewrite_oid()::regclass::text,
            pg_event_trigger_table_rewrite_reason()::text, '');
        ELSIF tg_event = 'sql_drop' THEN
          PERFORM seedbed.note('change', 'DROP', object_type, object_identity)
          FROM pg_event_trigger_dropped_objects()
          WHERE NOT is_temporary AND coalesce(schema_name, '') <> 'pg_toast'
            AND (original OR object_type <> 'type');
        ELSE
          PERFORM seedbed.note('change', command_tag, object_type, object_identity)
          FROM pg_event_trigger_ddl_commands() WHERE NOT in_extension;
          WITH taken AS (
            INSERT INTO seedbed.lock_trace (transaction, relation, mode)
            SELECT DISTINCT pg_current_xact_id(), relation, mode
            FROM pg_locks
            WHERE pid = pg_backend_pid() AND locktype = 'relation' AND granted
            ON CONFLICT DO NOTHING
            RETURNING relation, mode
          )
          INSERT INTO seedbed.statement_trace (place, began, took, query, what, one, two, three)
          SELECT current_setting('seedbed.at'), statement_timestamp(),
            clock_timestamp() - statement_timestamp(), current_query(),
            'lock', namespace.nspname, class.relname, taken.mode
          FROM taken
          JOIN pg_class AS class ON class.oid = taken.relation
          JOIN pg_namespace AS namespace ON namespace.oid = class.relnamespace
          WHERE namespace.nspname NOT IN ('pg_catalog', 'pg_toast', 'seedbed');
        END IF;
      END
      $trace$;
      CREATE EVENT TRIGGER seedbed_statements ON ddl_command_end
        EXECUTE FUNCTION seedbed.statement_trace();
      CREATE EVENT TRIGGER seedbed_drops ON sql_drop
        EXECUTE FUNCTION seedbed.statement_trace();
      CREATE EVENT TRIGGER seedbed_rewrites ON table_rewrite
        EXECUTE FUNCTION seedbed.statement_trace()
      """;

  private static final String COLLECT =
      """
      SELECT place, began, extract(epoch FROM took) * 1e9 AS nanos, query, what, one, two, three
      FROM seedbed.statement_trace
      ORDER BY number
      """;

  private static final String REMOVE =
      """
      DROP EVENT TRIGGER seedbed_statements;
      DROP EVENT TRIGGER seedbed_drops;
      DROP EVENT TRIGGER seedbed_rewrites;
      DROP FUNCTION seedbed.statement_trace();
      DROP FUNCTION seedbed.note(text, text, text, text);
      DROP TABLE seedbed.statement_trace;
      DROP TABLE seedbed.lock_trace
      """;

  private StatementTrace() {}

  /** Starts tracing in the connection's database; the role must be a superuser. */
  public static void install(Connection connection) throws SQLException {
    execute(connection, INSTALL);
  }

  /** Ends tracing, removes all that {@link #install} made, and gives what was seen. */
  public static MigrationTrace remove(Connection connection) throws SQLException {
    Map<String, Collected> statements = new LinkedHashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(COLLECT)) {
      while (rows.next()) {
        String place = rows.getString("place");
        String key = place + ' ' + rows.getString("began");
        statements.computeIfAbsent(key, unseen -> new Collected(DdlTrace.origin(place))).add(rows);
      }
    }
    execute(connection, REMOVE);
    return new MigrationTrace(statements.values().stream().map(Collected::statement).toList());
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** The rows of one statement. */
  private static final class Collected {
    private final Origin at;
    private final List<MigrationTrace.Change> changes = new ArrayList<>();
    private final List<MigrationTrace.Lock> locks = new ArrayList<>();
    private final List<MigrationTrace.Rewrite> rewritten = new ArrayList<>();
    private String sql = "";
    private Duration took = Duration.ZERO;

    Collected(Origin at) {
      this.at = at;
    }

    void add(ResultSet row) throws SQLException {
      sql = row.getString("query");
      Duration until = Duration.ofNanos(row.getLong("nanos"));
      took = until.compareTo(took) > 0 ? until : took;
      String one = row.getString("one");
      String two = row.getString("two");
      String three = row.getString("three");
      switch (row.getString("what")) {
        case "change" -> changes.add(new MigrationTrace.Change(one, two, three));
        case "rewrite" -> rewritten.add(new MigrationTrace.Rewrite(one, Integer.parseInt(two)));
        default -> locks.add(new MigrationTrace.Lock(new QualifiedName(one, two), three));
      }
    }

    MigrationTrace.Statement statement() {
      return new MigrationTrace.Statement(at, sql, took, changes, locks, rewritten);
    }
  }
}

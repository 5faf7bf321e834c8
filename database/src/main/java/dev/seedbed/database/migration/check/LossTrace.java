package dev.seedbed.database.migration.check;

import dev.seedbed.catalog.Identifier;
import dev.seedbed.database.migration.DdlTrace;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Notes down, while a migration runs, which of its statements took or changed rows, values or
 * columns, so that what is missing afterwards can be told with its line.
 *
 * <p>It builds upon {@link DdlTrace}: without that, where the role may not trace, nothing is noted.
 */
final class LossTrace {
  private static final String INSTALL =
      """
      CREATE UNLOGGED TABLE seedbed.loss (
        at bigint GENERATED ALWAYS AS IDENTITY,
        relation oid NOT NULL, attribute int NOT NULL, what text NOT NULL,
        place text NOT NULL, query text NOT NULL);
      CREATE FUNCTION seedbed.changed() RETURNS trigger
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $loss$
      BEGIN
        INSERT INTO seedbed.loss (relation, attribute, what, place, query)
        VALUES (coalesce(pg_partition_root(TG_RELID), TG_RELID), 0, TG_OP,
          coalesce(current_setting('seedbed.at', true), ''), current_query());
        RETURN NULL;
      END
      $loss$;
      CREATE FUNCTION seedbed.dropped() RETURNS event_trigger
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $loss$
      BEGIN
        INSERT INTO seedbed.loss (relation, attribute, what, place, query)
        SELECT objid, objsubid, 'DROP', coalesce(current_setting('seedbed.at', true), ''), current_query()
        FROM pg_event_trigger_dropped_objects()
        WHERE classid = 'pg_class'::regclass AND object_type IN ('table', 'table column');
      END
      $loss$;
      CREATE FUNCTION seedbed.rewritten() RETURNS event_trigger
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $loss$
      BEGIN
        INSERT INTO seedbed.loss (relation, attribute, what, place, query)
        VALUES (pg_event_trigger_table_rewrite_oid(), 0, 'REWRITE',
          coalesce(current_setting('seedbed.at', true), ''), current_query());
      END
      $loss$;
      CREATE EVENT TRIGGER seedbed_loss ON sql_drop EXECUTE FUNCTION seedbed.dropped();
      CREATE EVENT TRIGGER seedbed_rewrite ON table_rewrite EXECUTE FUNCTION seedbed.rewritten();
      """;

  /** On the whole partitioned table: a statement on it tells its triggers, and no others. */
  private static final String WATCH =
      "CREATE TRIGGER seedbed_loss AFTER UPDATE OR DELETE OR TRUNCATE ON %s"
          + " FOR EACH STATEMENT EXECUTE FUNCTION seedbed.changed()";

  private static final String UNWATCHED =
      """
      SELECT n.nspname, c.relname
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind IN ('r', 'p') AND c.relpersistence <> 't'
        AND NOT starts_with(n.nspname, 'pg_') AND n.nspname NOT IN ('information_schema', 'seedbed')
        AND NOT EXISTS (SELECT FROM pg_trigger WHERE tgrelid = c.oid AND tgname = 'seedbed_loss')
      """;

  /** So many places say enough. */
  private static final int MOST = 3;

  private final List<Seen> seen;

  private LossTrace(List<Seen> seen) {
    this.seen = List.copyOf(seen);
  }

  /**
   * A statement that was seen.
   *
   * @param attribute the number of the column that it dropped, else 0
   * @param what {@code UPDATE}, {@code DELETE}, {@code TRUNCATE}, {@code DROP}, {@code REWRITE}
   */
  private record Seen(long relation, int attribute, String what, String place, String query) {
    boolean isDrop() {
      return what.equals("DROP");
    }

    boolean isUpdate() {
      return what.equals("UPDATE");
    }

    boolean isDeletion() {
      return what.equals("DELETE") || what.equals("TRUNCATE");
    }
  }

  /** Begins, or begins anew with the tables that there are by now. */
  static void begin(Connection connection) throws SQLException {
    if (!holds(connection, "SELECT FROM pg_event_trigger WHERE evtname = 'seedbed_trace'")) {
      return;
    }
    try (Statement statement = connection.createStatement()) {
      if (!holds(connection, "SELECT FROM pg_event_trigger WHERE evtname = 'seedbed_loss'")) {
        statement.execute(INSTALL);
      }
      for (String table : unwatched(connection)) {
        statement.execute(WATCH.formatted(table));
      }
      statement.execute("DELETE FROM seedbed.loss");
    }
  }

  private static boolean holds(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      return rows.next();
    }
  }

  private static List<String> unwatched(Connection connection) throws SQLException {
    List<String> tables = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(UNWATCHED)) {
      while (rows.next()) {
        tables.add(Identifier.quote(rows.getString(1)) + "." + Identifier.quote(rows.getString(2)));
      }
    }
    return tables;
  }

  /** What was seen since it began, in order. */
  static LossTrace read(Connection connection) throws SQLException {
    List<Seen> seen = new ArrayList<>();
    if (!holds(connection, "SELECT FROM pg_event_trigger WHERE evtname = 'seedbed_loss'")) {
      return new LossTrace(seen);
    }
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT relation, attribute, what, place, query FROM seedbed.loss"
                    + " WHERE place <> '' ORDER BY at")) {
      while (rows.next()) {
        seen.add(
            new Seen(
                rows.getLong(1),
                rows.getInt(2),
                rows.getString(3),
                rows.getString(4),
                rows.getString(5)));
      }
    }
    return new LossTrace(seen);
  }

  /**
   * The statements that may have done it, as {@code file:line, file:line}; empty if none was seen.
   *
   * @param before the tables as they were
   */
  String places(DataFinding finding, StoredData before) {
    List<String> places =
        suspects(finding, before).stream()
            .map(each -> DdlTrace.origin(each.place(), each.query(), column(finding)).toString())
            .distinct()
            .toList();
    return String.join(", ", places.subList(0, Math.min(MOST, places.size())))
        + (places.size() > MOST ? ", ..." : "");
  }

  private List<Seen> suspects(DataFinding finding, StoredData before) {
    List<Seen> own =
        seen.stream().filter(each -> each.relation() == finding.before().oid()).toList();
    List<Seen> end = own.stream().filter(each -> each.isDrop() && each.attribute() == 0).toList();
    if (!end.isEmpty()) {
      return end;
    }
    String column = column(finding);
    if (column != null) {
      int number = finding.before().column(column).number();
      List<Seen> dropped = own.stream().filter(each -> each.attribute() == number).toList();
      return dropped.isEmpty() ? changes(own, column) : dropped;
    }
    List<Seen> deleted = own.stream().filter(Seen::isDeletion).toList();
    return deleted.isEmpty()
        ? seen.stream()
            .filter(each -> each.isDrop() && before.isPartition(each.relation()))
            .toList()
        : deleted;
  }

  /** Those that name the column, if any does: an {@code UPDATE} need not be of this one. */
  private static List<Seen> changes(List<Seen> own, String column) {
    List<Seen> changes =
        own.stream().filter(each -> each.isUpdate() || each.what().equals("REWRITE")).toList();
    List<Seen> naming = changes.stream().filter(each -> each.query().contains(column)).toList();
    return naming.isEmpty() ? changes : naming;
  }

  private static @Nullable String column(DataFinding finding) {
    return finding.change() instanceof DataChange.Column column ? column.name() : null;
  }
}

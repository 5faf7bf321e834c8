package dev.seedbed.database.isolation;

import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a session has to know of its database, read once and remembered: it changes by DDL only.
 *
 * @param deferral the statement that defers what a transaction checks at its end unless told
 *     otherwise, null if there is no such constraint. {@code SET CONSTRAINTS} knows constraints by
 *     schema and name only, so a name used twice in a schema counts for both
 * @param functions names, in lower case, of the functions that somebody wrote here
 * @param localSettings settings that one of these functions changes for its transaction only
 * @param functionsDefine whether one of these functions seems to change the schema
 * @param timestamps the columns that may hold {@code now()}
 */
record DatabaseFacts(
    @Nullable String deferral,
    Set<String> functions,
    Set<String> localSettings,
    boolean functionsDefine,
    List<TimestampColumn> timestamps) {
  private static final Pattern WORD = Pattern.compile("\\w+");
  private static final String QUERY =
      """
      SELECT
        (SELECT 'SET CONSTRAINTS '
            || string_agg(DISTINCT format('%I.%I', n.nspname, c.conname), ', ') || ' DEFERRED'
          FROM pg_catalog.pg_constraint c
          JOIN pg_catalog.pg_namespace n ON n.oid = c.connamespace
          WHERE c.condeferred),
        (SELECT array_agg(DISTINCT lower(f.proname)) FROM functions f),
        (SELECT array_agg(f.prosrc) FROM functions f WHERE f.prosrc ~* 'set_config|set\\s+local'),
        (SELECT array_agg(concat_ws(chr(31), c.relname, a.attname,
              format('%I.%I', n.nspname, c.relname), quote_ident(a.attname),
              CASE a.atttypid WHEN 'timestamptz'::regtype THEN 'now()' ELSE 'LOCALTIMESTAMP' END))
          FROM pg_catalog.pg_attribute a
          JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
          JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
          WHERE c.relkind IN ('r', 'p') AND c.oid >= 16384 AND a.attnum > 0
            AND a.atttypid IN ('timestamptz'::regtype, 'timestamp'::regtype)),
        EXISTS (SELECT FROM functions f WHERE f.prosrc ~* '\\m(create|alter)\\M')
      """;

  /** Those with oids of their own that are written in a language, not compiled. */
  private static final String FUNCTIONS =
      """
      WITH functions AS (
        SELECT p.proname, p.prosrc
        FROM pg_catalog.pg_proc p JOIN pg_catalog.pg_language l ON l.oid = p.prolang
        WHERE p.oid >= 16384 AND l.lanname NOT IN ('internal', 'c'))
      """;

  DatabaseFacts {
    functions = Set.copyOf(functions);
    localSettings = Set.copyOf(localSettings);
    timestamps = List.copyOf(timestamps);
  }

  static DatabaseFacts read(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(FUNCTIONS + QUERY)) {
      row.next();
      Set<String> local = new TreeSet<>();
      for (String source : strings(row.getArray(3))) {
        local.addAll(Effects.localSettings(source));
      }
      List<TimestampColumn> timestamps =
          strings(row.getArray(4)).stream()
              .map(parts -> TimestampColumn.of(List.of(parts.split("\u001f"))))
              .toList();
      return new DatabaseFacts(
          row.getString(1),
          new HashSet<>(strings(row.getArray(2))),
          local,
          row.getBoolean(5),
          timestamps);
    }
  }

  /** Whether a statement names one of the functions, which may do anything. */
  boolean callsFunction(String sql) {
    if (functions.isEmpty()) {
      return false;
    }
    Matcher word = WORD.matcher(sql);
    while (word.find()) {
      if (functions.contains(word.group().toLowerCase(Locale.ROOT))) {
        return true;
      }
    }
    return false;
  }

  private static List<String> strings(@Nullable Array array) throws SQLException {
    return array == null ? Collections.emptyList() : List.of((String[]) array.getArray());
  }
}

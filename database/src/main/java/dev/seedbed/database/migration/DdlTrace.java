package dev.seedbed.database.migration;

import dev.seedbed.catalog.ObjectAddress;
import dev.seedbed.catalog.Origin;
import dev.seedbed.catalog.Origins;
import dev.seedbed.catalog.QualifiedName;
import dev.seedbed.database.sql.SqlScript;
import dev.seedbed.database.sql.SqlStatement;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Records, while migrations run, which file and line made each table and index, and which made or
 * last changed each column: its type, whether it may be null, its default.
 *
 * <p>An event trigger writes down what a DDL command touches, together with the setting {@value
 * #AT}, in which the migrations say where they are. Objects are kept by oid, so that a rename does
 * not lose them. Event triggers need a superuser: for throwaway servers only.
 */
public final class DdlTrace {
  /** The session setting that holds the running statement's place, as {@code line:path}. */
  static final String AT = "seedbed.at";

  /** Stands between path and migration: no file's name has it. */
  private static final char MIGRATION = '\u001F';

  private static final String INSTALL =
      """
      CREATE SCHEMA IF NOT EXISTS seedbed;
      CREATE UNLOGGED TABLE seedbed.trace (
        relation oid NOT NULL,
        attribute int2 NOT NULL,
        definition text NOT NULL,
        place text NOT NULL,
        query text NOT NULL,
        PRIMARY KEY (relation, attribute)
      );
      CREATE FUNCTION seedbed.trace() RETURNS event_trigger
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $trace$
      DECLARE
        place text := current_setting('seedbed.at', true);
        touched oid[];
      BEGIN
        IF place IS NULL OR place = '' THEN
          RETURN;
        END IF;
        SELECT array_agg(DISTINCT objid) INTO touched
        FROM pg_event_trigger_ddl_commands()
        WHERE classid = 'pg_class'::regclass AND NOT in_extension;
        IF touched IS NULL THEN
          RETURN;
        END IF;
        INSERT INTO seedbed.trace AS known (relation, attribute, definition, place, query)
        SELECT found.relation, found.attribute, found.definition, place, current_query()
        FROM (
          SELECT relation, 0::int2 AS attribute, '' AS definition
          FROM unnest(touched) AS relation
          UNION ALL
          SELECT class.oid, column_.attnum,
            concat_ws(' ', column_.atttypid, column_.atttypmod, column_.attnotnull,
              pg_get_expr(initial.adbin, initial.adrelid))
          FROM pg_class AS class
          JOIN pg_attribute AS column_ ON column_.attrelid = class.oid AND column_.attnum > 0
          LEFT JOIN pg_attrdef AS initial
            ON initial.adrelid = column_.attrelid AND initial.adnum = column_.attnum
          WHERE class.oid = ANY (touched) AND class.relkind NOT IN ('i', 'I', 'S')
        ) AS found
        -- To find nothing new is cheaper than a conflict, which locks the row.
        WHERE NOT EXISTS (
          SELECT FROM seedbed.trace AS same
          WHERE same.relation = found.relation AND same.attribute = found.attribute
            AND same.definition = found.definition)
        ON CONFLICT (relation, attribute) DO UPDATE
        SET definition = excluded.definition, place = excluded.place, query = excluded.query;
      END
      $trace$;
      CREATE EVENT TRIGGER seedbed_trace ON ddl_command_end EXECUTE FUNCTION seedbed.trace()
      """;

  private static final String COLLECT =
      """
      SELECT namespace.nspname, class.relname, attribute.attname, trace.place, trace.query
      FROM seedbed.trace
      JOIN pg_class AS class ON class.oid = trace.relation
      JOIN pg_namespace AS namespace ON namespace.oid = class.relnamespace
      LEFT JOIN pg_attribute AS attribute
        ON attribute.attrelid = trace.relation AND attribute.attnum = trace.attribute
        AND NOT attribute.attisdropped
      WHERE trace.attribute = 0 OR attribute.attname IS NOT NULL
      """;

  private static final String REMOVE =
      """
      DROP EVENT TRIGGER seedbed_trace;
      DROP FUNCTION seedbed.trace();
      DROP TABLE seedbed.trace;
      DO $remove$ BEGIN
        -- Unless a history of migrations has come to stay in it.
        IF NOT EXISTS (SELECT FROM pg_catalog.pg_depend
            WHERE refclassid = 'pg_catalog.pg_namespace'::pg_catalog.regclass
              AND refobjid = 'seedbed'::pg_catalog.regnamespace) THEN
          DROP SCHEMA seedbed;
        END IF;
      END $remove$
      """;

  private DdlTrace() {}

  /** Starts tracing in the connection's database; the role must be a superuser. */
  public static void install(Connection connection) throws SQLException {
    execute(connection, INSTALL);
  }

  /** Ends tracing, removes all that {@link #install} made, and gives what was seen. */
  public static Origins remove(Connection connection) throws SQLException {
    Map<ObjectAddress, Origin> origins = new HashMap<>();
    Map<String, String> withoutComments = new HashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(COLLECT)) {
      while (rows.next()) {
        QualifiedName relation = new QualifiedName(rows.getString(1), rows.getString(2));
        Origin origin = origin(rows.getString("place"));
        String column = rows.getString(3);
        if (column == null) {
          origins.put(ObjectAddress.relation(relation), origin);
        } else {
          String query =
              withoutComments.computeIfAbsent(rows.getString("query"), DdlTrace::statement);
          int line = origin.line() + lineWithin(query, column);
          origins.put(ObjectAddress.column(relation, column), new Origin(origin.file(), line));
        }
      }
    }
    execute(connection, REMOVE);
    return new Origins(origins);
  }

  /** The statement that says where the next ones come from. */
  static String setting(String place) {
    return "SELECT set_config('" + AT + "', " + literal(place) + ", false)";
  }

  static String literal(String text) {
    // An E string reads the same whatever standard_conforming_strings says.
    return "E'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }

  static String at(String path, int line) {
    return line + ":" + path;
  }

  /** The same where a file is not what is applied in one go, but a part of it, or several are. */
  static String at(String path, int line, String migration) {
    return migration.isEmpty() ? at(path, line) : at(path, line) + MIGRATION + migration;
  }

  static Origin origin(String place) {
    int colon = place.indexOf(':');
    int end = place.indexOf(MIGRATION);
    return new Origin(
        place.substring(colon + 1, end < 0 ? place.length() : end),
        Integer.parseInt(place.substring(0, colon)));
  }

  /** What is applied in one go: the file, unless something else was said. */
  static String migration(String place) {
    return place.substring(1 + place.indexOf(place.indexOf(MIGRATION) < 0 ? ':' : MIGRATION));
  }

  /** Without the comments before it, which some tools send along. */
  private static String statement(String query) {
    List<SqlStatement> statements = SqlScript.parse(query).statements();
    return statements.isEmpty() ? query : statements.get(0).text();
  }

  /** How many lines below a statement's first the definition of a column stands; 0 if unclear. */
  static int lineWithin(String query, String column) {
    String name = Pattern.quote(column);
    Matcher definition =
        Pattern.compile(
                "(?:^|[(,]|\\b(?:ADD|ALTER)(?:\\s+COLUMN)?(?:\\s+IF\\s+NOT\\s+EXISTS)?)\\s*(?<name>\""
                    + name
                    + "\"|"
                    + name
                    + "(?=\\s))",
                Pattern.MULTILINE | Pattern.CASE_INSENSITIVE)
            .matcher(query);
    while (definition.find()) {
      String before = query.substring(0, definition.start("name"));
      // Deeper inside parentheses a name is not defined but used, as in a CHECK.
      if (count(before, '(') - count(before, ')') <= 1) {
        return count(before, '\n');
      }
    }
    return 0;
  }

  private static int count(String text, char wanted) {
    return (int) text.chars().filter(c -> c == wanted).count();
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}

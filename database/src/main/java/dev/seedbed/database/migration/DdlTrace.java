package dev.seedbed.database.migration;

import dev.seedbed.catalog.ObjectAddress;
import dev.seedbed.catalog.Origin;
import dev.seedbed.catalog.Origins;
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
import org.jspecify.annotations.Nullable;

/**
 * Records, while migrations run, which file and line made each table and index, and which made or
 * last changed each column (its type, whether it may be null, its default), constraint, trigger,
 * policy, function, type, schema and extension.
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
        class oid NOT NULL,
        object oid NOT NULL,
        attribute int2 NOT NULL,
        definition text NOT NULL,
        place text NOT NULL,
        query text NOT NULL,
        PRIMARY KEY (class, object, attribute)
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
        SELECT array_agg(DISTINCT objid) FILTER (WHERE classid = 'pg_class'::regclass) INTO touched
        FROM pg_event_trigger_ddl_commands()
        WHERE NOT in_extension;
        INSERT INTO seedbed.trace AS known (class, object, attribute, definition, place, query)
        SELECT found.class, found.object, found.attribute, found.definition, place, current_query()
        FROM (
          SELECT 'pg_class'::regclass::oid AS class, object, 0::int2 AS attribute, '' AS definition
          FROM unnest(touched) AS object
          UNION ALL
          SELECT 'pg_class'::regclass, class.oid, column_.attnum,
            concat_ws(' ', column_.atttypid, column_.atttypmod, column_.attnotnull,
              pg_get_expr(initial.adbin, initial.adrelid))
          FROM pg_class AS class
          JOIN pg_attribute AS column_ ON column_.attrelid = class.oid AND column_.attnum > 0
          LEFT JOIN pg_attrdef AS initial
            ON initial.adrelid = column_.attrelid AND initial.adnum = column_.attnum
          WHERE class.oid = ANY (touched) AND class.relkind NOT IN ('i', 'I', 'S')
          UNION ALL
          SELECT 'pg_constraint'::regclass, oid, 0, convalidated::text
          FROM pg_constraint WHERE conrelid = ANY (touched)
          UNION ALL
          -- Each is one thing that the command made or changed, so the last one counts.
          SELECT classid, objid, 0, place
          FROM pg_event_trigger_ddl_commands()
          WHERE NOT in_extension AND classid IN ('pg_proc'::regclass, 'pg_policy'::regclass,
            'pg_trigger'::regclass, 'pg_type'::regclass, 'pg_extension'::regclass,
            'pg_namespace'::regclass)
        ) AS found
        -- To find nothing new is cheaper than a conflict, which locks the row.
        WHERE NOT EXISTS (
          SELECT FROM seedbed.trace AS same
          WHERE same.class = found.class AND same.object = found.object
            AND same.attribute = found.attribute AND same.definition = found.definition)
        ON CONFLICT (class, object, attribute) DO UPDATE
        SET definition = excluded.definition, place = excluded.place, query = excluded.query;
      END
      $trace$;
      CREATE EVENT TRIGGER seedbed_trace ON ddl_command_end EXECUTE FUNCTION seedbed.trace()
      """;

  /** Kind and names of each object, and what to look for in the statement. */
  private static final String COLLECT =
      """
      SELECT CASE WHEN attribute.attname IS NULL THEN 'RELATION' ELSE 'COLUMN' END AS kind,
        array_remove(ARRAY[namespace.nspname, class.relname, attribute.attname]::text[], NULL)
          AS names,
        attribute.attname AS "column", trace.place, trace.query
      FROM seedbed.trace
      JOIN pg_class AS class ON class.oid = trace.object
      JOIN pg_namespace AS namespace ON namespace.oid = class.relnamespace
      LEFT JOIN pg_attribute AS attribute
        ON attribute.attrelid = trace.object AND attribute.attnum = trace.attribute
        AND NOT attribute.attisdropped
      WHERE trace.class = 'pg_class'::regclass
        AND (trace.attribute = 0 OR attribute.attname IS NOT NULL)
      UNION ALL
      SELECT part.kind, ARRAY[namespace.nspname, class.relname, part.name]::text[],
        attribute.attname, trace.place, trace.query
      FROM seedbed.trace
      JOIN (
        SELECT 'CONSTRAINT' AS kind, 'pg_constraint'::regclass AS class, oid, conname AS name,
          conrelid AS relation, CASE WHEN cardinality(conkey) = 1 THEN conkey[1] END AS attribute
        FROM pg_constraint
        UNION ALL
        SELECT 'TRIGGER', 'pg_trigger'::regclass, oid, tgname, tgrelid, NULL FROM pg_trigger
        UNION ALL
        SELECT 'POLICY', 'pg_policy'::regclass, oid, polname, polrelid, NULL FROM pg_policy
      ) AS part ON part.class = trace.class AND part.oid = trace.object
      JOIN pg_class AS class ON class.oid = part.relation
      JOIN pg_namespace AS namespace ON namespace.oid = class.relnamespace
      LEFT JOIN pg_attribute AS attribute
        ON attribute.attrelid = part.relation AND attribute.attnum = part.attribute
      UNION ALL
      SELECT other.kind, other.names::text[], NULL, trace.place, trace.query
      FROM seedbed.trace
      JOIN (
        SELECT 'FUNCTION' AS kind, 'pg_proc'::regclass AS class, function.oid,
          ARRAY[namespace.nspname, proname, oidvectortypes(proargtypes)] AS names
        FROM pg_proc AS function JOIN pg_namespace AS namespace ON namespace.oid = pronamespace
        UNION ALL
        SELECT 'TYPE', 'pg_type'::regclass, type.oid, ARRAY[namespace.nspname, typname]
        FROM pg_type AS type JOIN pg_namespace AS namespace ON namespace.oid = typnamespace
        UNION ALL
        SELECT 'SCHEMA', 'pg_namespace'::regclass, oid, ARRAY[nspname] FROM pg_namespace
        UNION ALL
        SELECT 'EXTENSION', 'pg_extension'::regclass, oid, ARRAY[extname] FROM pg_extension
      ) AS other ON other.class = trace.class AND other.oid = trace.object
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
        List<String> names = List.of((String[]) rows.getArray("names").getArray());
        var address = new ObjectAddress(ObjectAddress.Kind.valueOf(rows.getString("kind")), names);
        String query =
            withoutComments.computeIfAbsent(rows.getString("query"), DdlTrace::statement);
        origins.put(
            address,
            origin(rows.getString("place"))
                .below(linesBefore(query, address, rows.getString("column"))));
      }
    }
    execute(connection, REMOVE);
    return new Origins(origins);
  }

  /**
   * Where a statement stands that was seen while it ran.
   *
   * @param place the setting {@value #AT} at that time
   * @param column that it is about, whose line within the statement counts; null if about none
   */
  public static Origin origin(String place, String query, @Nullable String column) {
    Origin first = origin(place);
    return column == null ? first : first.below(lineWithin(statement(query), column));
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

  /** How many lines below a statement's first an object is defined; 0 if unclear. */
  private static int linesBefore(String query, ObjectAddress address, @Nullable String column) {
    if (query.indexOf('\n') < 0) {
      return 0;
    }
    if (address.kind() == ObjectAddress.Kind.CONSTRAINT) {
      Matcher named =
          Pattern.compile(
                  "\\bCONSTRAINT\\s+\"?" + Pattern.quote(address.names().get(2)) + "\\b",
                  Pattern.CASE_INSENSITIVE)
              .matcher(query);
      if (named.find()) {
        return count(query.substring(0, named.start()), '\n');
      }
    }
    return column == null ? 0 : lineWithin(query, column);
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

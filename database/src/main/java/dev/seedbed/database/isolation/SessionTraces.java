package dev.seedbed.database.isolation;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells which statements may leave something in their session: a setting, a lock, a prepared
 * statement. All others spare the next test a reset.
 *
 * <p>It goes by words, in the statement and, once for a database, in its functions, views and
 * policies, which a statement may use without a word of it. When in doubt a statement does.
 *
 * <p>Thread-safe.
 */
final class SessionTraces {
  private static final String WORDS =
      "set\\w*|reset|discard|prepare|execute|deallocate|listen|load|declare|do|call|dblink\\w*"
          + "|\\w*advisory\\w*|lo_\\w+";

  private static final String HIDDEN =
      """
      SELECT EXISTS (
        SELECT FROM pg_catalog.pg_proc AS p
        WHERE p.pronamespace::pg_catalog.regnamespace::text
            NOT IN ('pg_catalog', 'information_schema')
          AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend AS d
            WHERE d.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass AND d.objid = p.oid
              AND d.deptype = 'e')
          AND concat(p.prosrc, pg_get_function_sqlbody(p.oid)) ~* '\\m(%1$s)\\M'
      ) OR EXISTS (
        SELECT FROM pg_catalog.pg_views
        WHERE schemaname NOT IN ('pg_catalog', 'information_schema')
          AND definition ~* '\\m(%1$s)\\M'
      ) OR EXISTS (SELECT FROM pg_catalog.pg_policies WHERE qual ~* '\\m(%1$s)\\M')
      """;

  private final KnownStatements words =
      new KnownStatements(Pattern.compile("\\b(" + WORDS + ")\\b", Pattern.CASE_INSENSITIVE));
  private volatile @Nullable Boolean hidden;

  /** Looks into a database, if it is the first time. */
  void learn(Connection connection) throws SQLException {
    if (hidden != null) {
      return;
    }
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(HIDDEN.formatted(WORDS))) {
      row.next();
      hidden = row.getBoolean(1);
    }
  }

  /** Whether a statement may leave something, null if it is not known. */
  boolean mayBeLeftBy(@Nullable String sql) {
    return sql == null || !Boolean.FALSE.equals(hidden) || words.in(sql);
  }
}

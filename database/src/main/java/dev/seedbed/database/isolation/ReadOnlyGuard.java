package dev.seedbed.database.isolation;

import dev.seedbed.database.sql.SqlScript;
import dev.seedbed.database.sql.SqlStatement;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * Refuses what would change a database that other tests read at the same time, or would be seen by
 * them.
 *
 * <p>The server itself refuses to write, and reports every change of the setting that makes it do
 * so. What is left are the commands that take a single transaction out of it, and what needs no
 * transaction: locks and notifications.
 *
 * <p>Thread-safe.
 */
final class ReadOnlyGuard {
  static final String WRITES = "other tests read the same database at the same time";

  private static final String READ_ONLY_TRANSACTION = "25006";
  private static final String SETTING = "default_transaction_read_only";

  private static final Pattern LOCK =
      Pattern.compile("\\bpg_(try_)?advisory_(xact_)?lock", Pattern.CASE_INSENSITIVE);
  private static final Pattern NOTIFY =
      Pattern.compile("\\bpg_notify\\s*\\(", Pattern.CASE_INSENSITIVE);
  private static final Pattern READ_WRITE =
      Pattern.compile("\\bread\\s+write\\b", Pattern.CASE_INSENSITIVE);
  private static final Pattern SWITCHES_OFF =
      Pattern.compile(
          "\\b(set|reset|set_config)\\b[^;]*transaction_read_only", Pattern.CASE_INSENSITIVE);

  /** A first look; most statements have none of this. */
  private final KnownStatements suspicious =
      new KnownStatements(
          Pattern.compile(
              "\\bread\\s+write\\b|transaction_read_only|\\bpg_(try_)?advisory_"
                  + "|\\bpg_notify\\b|\\b(listen|notify)\\b",
              Pattern.CASE_INSENSITIVE));

  /**
   * Why a statement may not run; null if it may.
   *
   * @param driver the connection that it is to run on
   */
  @Nullable IsolationException check(Connection driver, @Nullable String sql) throws SQLException {
    String reported = driver.unwrap(PGConnection.class).getParameterStatus(SETTING);
    if ("off".equals(reported)) {
      return IsolationException.readOnly(
          sql == null ? "a statement" : sql, "something has set " + SETTING + " to off", null);
    }
    if (sql == null || !suspicious.in(sql)) {
      return null;
    }
    for (SqlStatement statement : SqlScript.parse(sql).statements()) {
      String why = refusal(statement);
      if (why != null) {
        return IsolationException.readOnly(statement.text(), why, null);
      }
    }
    return null;
  }

  private static @Nullable String refusal(SqlStatement statement) {
    String first = statement.words().isEmpty() ? "" : statement.words().get(0);
    if (SWITCHES_OFF.matcher(statement.text()).find() || switchesToWriting(statement, first)) {
      return "it would let the transaction write, and " + WRITES;
    }
    if (LOCK.matcher(statement.text()).find()) {
      return "other tests that run in this database would have to wait for the lock";
    }
    if (first.equals("LISTEN")
        || first.equals("NOTIFY")
        || NOTIFY.matcher(statement.text()).find()) {
      return "notifications go to all tests that run in this database";
    }
    return null;
  }

  private static boolean switchesToWriting(SqlStatement statement, String first) {
    return switch (first) {
      case "SET", "BEGIN", "START", "DO" -> READ_WRITE.matcher(statement.text()).find();
      default -> false;
    };
  }

  /** Whether the server has refused to write. */
  static boolean isRefusal(SQLException e) {
    return READ_ONLY_TRANSACTION.equals(e.getSQLState());
  }
}

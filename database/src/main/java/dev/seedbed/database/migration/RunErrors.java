package dev.seedbed.database.migration;

import dev.seedbed.catalog.ErrorMessage;
import dev.seedbed.catalog.Identifier;
import dev.seedbed.database.sql.SqlScript;
import dev.seedbed.database.sql.SqlStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** What can go wrong while migrations run. */
final class RunErrors {

  private RunErrors() {}

  static MigrationException transactionCommand(String path, SqlStatement statement) {
    return new MigrationException(
        ErrorMessage.of("Migration controls transactions: " + path + ":" + statement.line())
            .expected("statements only")
            .actual(statement.text())
            .why("Seedbed begins and ends transactions itself, so that nothing is half-applied")
            .toFix("delete the statement")
            .toFix("begin the file with BEGIN and end it with COMMIT, and with no others"),
        null);
  }

  /**
   * A statement failed.
   *
   * @param left what is left of the run
   */
  static MigrationException failed(
      String path, SqlScript script, SqlStatement statement, SQLException cause, Remainder left) {
    ServerErrorMessage server = serverMessage(cause);
    int offset = offset(statement, server);
    int line = script.lineAt(offset);
    String where = path + ":" + line + ":" + script.columnAt(offset);
    ErrorMessage message =
        ErrorMessage.of(
                "Migration failed: " + where + "\n" + excerpt(script, statement, line, offset))
            .expected("every statement to succeed")
            .actual(words(cause))
            .why(left.why());
    for (String fix : fixes(path, line, cause)) {
      message = message.toFix(fix);
    }
    for (String fix : left.fixes()) {
      message = message.toFix(fix);
    }
    return new MigrationException(message, cause);
  }

  /** A source was to be tried that keeps what it does. */
  static MigrationException noDryRun(String source) {
    return new MigrationException(
        ErrorMessage.of("Migrations cannot be tried without being applied: " + source)
            .expected("SQL that Seedbed runs itself, all of which it can roll back")
            .actual("another tool, which commits what it does")
            .toFix("apply them to a database that may be thrown away: seedbed trace")
            .toFix("see what is pending: seedbed status"),
        null);
  }

  /** Another tool's statement failed, of which only the place is known. */
  static MigrationException failedAt(String place, SQLException cause, String kept) {
    return new MigrationException(
        ErrorMessage.of("Migration failed: " + place)
            .expected("every statement to succeed")
            .actual(words(cause))
            .why(kept)
            .toFix("correct it in " + place),
        cause);
  }

  static MigrationException timedOut(
      String path, SqlStatement statement, Duration timeout, Remainder left, SQLException cause) {
    return new MigrationException(
        ErrorMessage.of("Migration took too long: " + path + ":" + statement.line())
            .expected("the whole file to be applied within " + seconds(timeout))
            .actual("this statement was still running, and was canceled")
            .why(left.why())
            .toFix("look what it waited for: another session's lock, or a table too large for it")
            .toFix(
                "give it more time: the setting migration-timeout, or MigrationOptions.withTimeout"),
        cause);
  }

  static MigrationException commitFailed(List<String> paths, Remainder left, SQLException cause) {
    return new MigrationException(
        ErrorMessage.of("Migrations failed when they were committed: " + String.join(", ", paths))
            .expected("all deferred constraints to hold at the end of the transaction")
            .actual(words(cause))
            .why(left.why())
            .toFix("correct the rows that one of these files writes"),
        cause);
  }

  /**
   * Another migrator was at work for too long.
   *
   * @param holder who it is, null if nobody has the lock any more
   */
  static MigrationException lockTimeout(
      String database, MigrationOptions options, @Nullable String holder, int process) {
    ErrorMessage message =
        ErrorMessage.of("Another migrator is at work: database " + Identifier.display(database))
            .expected(
                "advisory lock " + options.lockKey() + " within " + seconds(options.lockWait()))
            .actual(holder == null ? "it was held until just now" : "held by " + holder)
            .why("two migrators at once would apply the same files twice");
    return new MigrationException(
        holder == null
            ? message.toFix("try again")
            : message
                .toFix("let it end, or end it: SELECT pg_terminate_backend(" + process + ")")
                .toFix(
                    "wait longer: the setting migration-lock-wait, or MigrationOptions.withLockWait"),
        null);
  }

  private static String seconds(Duration duration) {
    return duration.toMillis() % 1000 == 0
        ? duration.toSeconds() + " s"
        : duration.toMillis() + " ms";
  }

  /** The database's own error within the one of another tool. */
  static @Nullable SQLException sqlException(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        return sql;
      }
    }
    return null;
  }

  private static @Nullable ServerErrorMessage serverMessage(SQLException cause) {
    return cause instanceof PSQLException postgres ? postgres.getServerErrorMessage() : null;
  }

  /** Where in the script the server saw the error; the statement's beginning if it does not say. */
  private static int offset(SqlStatement statement, @Nullable ServerErrorMessage server) {
    return server == null || server.getPosition() == 0
        ? statement.offset()
        : statement.offset() + statement.text().offsetByCodePoints(0, server.getPosition() - 1);
  }

  /** The server's message with detail, hint and SQLSTATE; its position is in the excerpt. */
  private static String words(SQLException cause) {
    ServerErrorMessage server = serverMessage(cause);
    if (server == null) {
      return cause.getMessage() + "\nSQLSTATE " + cause.getSQLState();
    }
    String words = server.getSeverity() + ": " + server.getMessage();
    words += server.getDetail() == null ? "" : "\nDetail: " + server.getDetail();
    words += server.getHint() == null ? "" : "\nHint: " + server.getHint();
    return words + "\nSQLSTATE " + cause.getSQLState();
  }

  /** The line of the statement in which the error is, with a caret below the place. */
  private static String excerpt(SqlScript script, SqlStatement statement, int line, int offset) {
    String text = script.text().lines().skip(line - 1L).findFirst().orElse("");
    String number = "  " + line + " | ";
    boolean exact = offset > statement.offset();
    return number
        + text
        + (exact ? "\n" + " ".repeat(number.length() + script.columnAt(offset) - 1) + "^" : "");
  }

  private static String[] fixes(String path, int line, SQLException cause) {
    String correct = "correct the statement in " + path + ":" + line;
    return switch (String.valueOf(cause.getSQLState())) {
      case "25001" ->
          new String[] {
            "write \"-- seedbed: no transaction\" into the file: it then runs outside one"
          };
      case "0A000", "58P01" ->
          new String[] {correct, "use a server that has what it needs: see docs/servers.md"};
      case "42501" ->
          new String[] {
            "grant the user that migrates what it needs, or migrate as one that has it", correct
          };
      default -> new String[] {correct};
    };
  }
}

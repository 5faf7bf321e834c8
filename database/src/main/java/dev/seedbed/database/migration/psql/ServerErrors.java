package dev.seedbed.database.migration.psql;

import dev.seedbed.catalog.ErrorMessage;
import dev.seedbed.database.migration.MigrationException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** What the server can say about a script's statement. */
final class ServerErrors {
  private static final Pattern COPY_LINE = Pattern.compile("^COPY .*?, line (?<line>\\d+)");

  private ServerErrors() {}

  /**
   * A statement that failed.
   *
   * @param kept what of the script stays in the database
   */
  static MigrationException failed(ScriptFile file, Query query, SQLException cause, String kept) {
    ServerErrorMessage server = serverMessage(cause);
    int position = server == null ? 0 : server.getPosition();
    String sql = query.sql();
    boolean exact = position > 0 && position <= sql.codePointCount(0, sql.length());
    int offset = exact ? query.origin(sql.offsetByCodePoints(0, position - 1)) : query.start();
    return failed(
        file, offset, exact ? file.lineWithCaret(offset) : file.line(offset), cause, kept);
  }

  /** A COPY that failed, where one can, in the line of the data that the server names. */
  static MigrationException copyFailed(
      ScriptFile file, Query query, int firstLine, SQLException cause, String kept) {
    ServerErrorMessage server = serverMessage(cause);
    Matcher line = COPY_LINE.matcher(server == null ? "" : String.valueOf(server.getWhere()));
    if (!line.find()) {
      return failed(file, query, cause, kept);
    }
    int offset = file.lineStart(firstLine + Integer.parseInt(line.group("line")) - 1);
    return failed(file, offset, file.line(offset), cause, kept);
  }

  private static MigrationException failed(
      ScriptFile file, int offset, String excerpt, SQLException cause, String kept) {
    return new MigrationException(
        ErrorMessage.of(
                PsqlErrors.lines(
                    "Script failed: " + file.exactPlace(offset),
                    excerpt,
                    PsqlErrors.indented(file.includedFrom())))
            .expected("every statement to succeed")
            .actual(words(cause) + "\nSQLSTATE " + cause.getSQLState())
            .why(kept)
            .toFix("correct " + file.place(offset)),
        cause);
  }

  static MigrationException timedOut(
      ScriptFile file, Query query, Duration timeout, SQLException cause, String kept) {
    return new MigrationException(
        ErrorMessage.of(
                PsqlErrors.lines(
                    "Script took too long: " + file.place(query.start()),
                    file.line(query.start()),
                    PsqlErrors.indented(file.includedFrom())))
            .expected("the file to end within " + timeout.toSeconds() + " s")
            .actual("this statement was still running, and was canceled")
            .why(kept)
            .toFix(
                "give it more time: the setting migration-timeout, or MigrationOptions.withTimeout")
            .toFix("look for what it waits for, in pg_stat_activity and pg_locks"),
        cause);
  }

  private static @Nullable ServerErrorMessage serverMessage(SQLException cause) {
    return cause instanceof PSQLException postgres ? postgres.getServerErrorMessage() : null;
  }

  private static String words(SQLException cause) {
    ServerErrorMessage server = serverMessage(cause);
    if (server == null) {
      return String.valueOf(cause.getMessage());
    }
    String where = String.valueOf(server.getWhere());
    return PsqlErrors.lines(
        server.getSeverity() + ": " + server.getMessage(),
        server.getDetail() == null ? "" : "Detail: " + server.getDetail(),
        server.getHint() == null ? "" : "Hint: " + server.getHint(),
        COPY_LINE.matcher(where).find() ? "Where: " + where : "");
  }
}

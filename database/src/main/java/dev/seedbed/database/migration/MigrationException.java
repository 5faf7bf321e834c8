package dev.seedbed.database.migration;

import dev.seedbed.catalog.ErrorMessage;
import dev.seedbed.catalog.Identifier;
import dev.seedbed.catalog.SeedbedException;
import dev.seedbed.database.sql.SqlScript;
import dev.seedbed.database.sql.SqlStatement;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Migrations could not be found, read or applied. */
public final class MigrationException extends SeedbedException {
  private static final String NAMES = "V1__create_agents.sql, V1.1__x.sql or R__views.sql";

  /** With or without the error that led to it. */
  public MigrationException(ErrorMessage message, @Nullable Throwable cause) {
    super(message, cause);
  }

  static MigrationException folderNotFound(String location, Path workingDirectory) {
    return new MigrationException(
        ErrorMessage.of("Migration folder not found: " + location)
            .expected("a folder on the class path or below the working directory")
            .actual("no such folder on the class path, nor in " + workingDirectory)
            .toFix("create src/main/resources/" + location + " with a file such as V1__init.sql")
            .toFix("name the folder that holds your migrations: filesystem:path or classpath:path"),
        null);
  }

  static MigrationException folderEmpty(String location) {
    return new MigrationException(
        ErrorMessage.of("Migration folder is empty: " + location)
            .expected("at least one .sql file")
            .actual("none, in the folder or below it")
            .toFix("add a first migration, such as V1__init.sql")
            .toFix("name the folder that holds your migrations"),
        null);
  }

  static MigrationException unknownLayout(String location, List<String> files) {
    String some = String.join(", ", files.subList(0, Math.min(3, files.size())));
    return new MigrationException(
        ErrorMessage.of("Nobody's migrations: " + location)
            .expected(
                "files of Flyway, Liquibase or Drizzle, SQL files with versions in their names, or"
                    + " scripts for psql")
            .actual(files.size() > 3 ? some + " and " + (files.size() - 3) + " more" : some)
            .toFix("name the folder that holds your migrations")
            .toFix("name the command that applies them: command:npm run migrate"),
        null);
  }

  static MigrationException onlyByCommand(String location, String tool, String command) {
    return new MigrationException(
        ErrorMessage.of("Migrations that only " + tool + " can run: " + location)
            .expected("files that Seedbed can apply")
            .actual("a folder of " + tool)
            .toFix("let " + tool + " apply them: command:" + command),
        null);
  }

  static MigrationException badName(String path) {
    return new MigrationException(
        ErrorMessage.of("Not named like a migration: " + path)
            .expected("a name such as " + NAMES)
            .actual("a name without version and description, which would never run")
            .toFix("rename the file; version and description are separated by two underscores")
            .toFix("move it out of the migration folder"),
        null);
  }

  static MigrationException notUtf8(String path, CharacterCodingException cause) {
    return new MigrationException(
        ErrorMessage.of("Migration is not UTF-8: " + path)
            .expected("a file encoded in UTF-8")
            .actual("bytes that are not UTF-8")
            .toFix("convert the file, as with: iconv -f latin1 -t utf-8"),
        cause);
  }

  static MigrationException duplicate(String id, SqlFile first, SqlFile second) {
    boolean repeatable = id.startsWith("R ");
    String what = repeatable ? "Two repeatable migrations" : "Two migrations of version " + id;
    return new MigrationException(
        ErrorMessage.of(what)
            .expected(repeatable ? "each description once" : "each version once")
            .actual(first.path() + "\nand " + second.path())
            .toFix("rename the one that was added last, and was not yet applied anywhere"),
        null);
  }

  static MigrationException edited(String path) {
    return new MigrationException(
        ErrorMessage.of("Applied migration was edited: " + path)
            .expected("the bytes that were applied to this database")
            .actual("other bytes of the same version")
            .why("what the database holds is no longer what the files say")
            .toFix("restore the file, and put the change into a new migration")
            .toFix("drop the test database, so that all migrations run again"),
        null);
  }

  static MigrationException transactionCommand(String path, SqlStatement statement) {
    return new MigrationException(
        ErrorMessage.of("Migration controls transactions: " + path + ":" + statement.line())
            .expected("statements only")
            .actual(statement.text())
            .why("all pending migrations run in one transaction, so that none is half-applied")
            .toFix("delete the statement"),
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

  static MigrationException timedOut(
      String path, SqlStatement statement, Duration timeout, Remainder left, SQLException cause) {
    return new MigrationException(
        ErrorMessage.of("Migration took too long: " + path + ":" + statement.line())
            .expected("the whole file to be applied within " + seconds(timeout))
            .actual("this statement was still running, and was canceled")
            .why(left.why())
            .toFix("look what it waited for: another session's lock, or a table too large for it")
            .toFix("give it more time: MigrationOptions.withTimeout"),
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
                .toFix("wait longer: MigrationOptions.withLockWait"),
        null);
  }

  private static String seconds(Duration duration) {
    return duration.toMillis() % 1000 == 0
        ? duration.toSeconds() + " s"
        : duration.toMillis() + " ms";
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
            "write it so that it can run in a transaction, such as without CONCURRENTLY"
          };
      case "0A000", "58P01", "42501" ->
          new String[] {correct, "use a server that has what it needs: see docs/servers.md"};
      default -> new String[] {correct};
    };
  }
}

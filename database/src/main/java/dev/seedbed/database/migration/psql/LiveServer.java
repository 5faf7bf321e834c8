package dev.seedbed.database.migration.psql;

import dev.seedbed.database.migration.MigrationException;
import dev.seedbed.database.migration.StatementRunner;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The database that is migrated. Not thread-safe; one object a script. */
final class LiveServer implements PsqlServer {
  private static final Logger log = LoggerFactory.getLogger(LiveServer.class);
  private static final String CANCELED = "57014";
  private static final String SEARCH_PATH = "SELECT set_config('search_path', ?, false)";

  private final StatementRunner statements;
  private final Connection connection;
  private final InitFolder folder;
  private final Duration timeout;
  private final @Nullable String standsFor;
  private final String searchPath;
  private final SharedObjects shared = new SharedObjects();
  private @Nullable String elsewhere;

  /**
   * @param timeout of the whole script
   * @param standsFor how the scripts call the database, where they have a name for it
   */
  LiveServer(
      StatementRunner statements, InitFolder folder, Duration timeout, @Nullable String standsFor)
      throws SQLException {
    this.statements = statements;
    this.connection = statements.connection();
    this.folder = folder;
    this.timeout = timeout;
    this.standsFor = standsFor;
    this.searchPath = searchPath(connection);
  }

  private static String searchPath(Connection connection) throws SQLException {
    try (Statement jdbc = connection.createStatement();
        ResultSet rows = jdbc.executeQuery("SHOW search_path")) {
      rows.next();
      return rows.getString(1);
    }
  }

  private PGConnection postgres() throws SQLException {
    return connection.unwrap(PGConnection.class);
  }

  @Override
  public boolean standardStrings() throws SQLException {
    return !"off".equals(postgres().getParameterStatus("standard_conforming_strings"));
  }

  /** Something done with the server. */
  private interface Work<T> {
    T run() throws SQLException, IOException;
  }

  @Override
  public long execute(ScriptFile file, Query query) throws SQLException {
    return passedOver(file, query) ? 0 : during(file, query, 0, () -> execute(query, file));
  }

  private long execute(Query query, ScriptFile file) throws SQLException {
    if (shared.has(connection, file, query)) {
      return 0;
    }
    if (query.isCopyToStdout()) {
      return discard(query);
    }
    try (Statement jdbc = statement()) {
      return jdbc.execute(query.sql()) ? count(jdbc) : Math.max(0, jdbc.getLargeUpdateCount());
    }
  }

  private static long count(Statement jdbc) throws SQLException {
    try (ResultSet rows = jdbc.getResultSet()) {
      long count = 0;
      while (rows.next()) {
        count++;
      }
      return count;
    }
  }

  private long discard(Query query) throws SQLException {
    CopyOut copy = postgres().getCopyAPI().copyOut(query.sql());
    while (copy.readFromCopy() != null) {
      // Nobody reads what psql would print.
    }
    return copy.getHandledRowCount();
  }

  @Override
  public Rows query(ScriptFile file, Query query) throws SQLException {
    return passedOver(file, query)
        ? Rows.NONE
        : during(
            file,
            query,
            0,
            () -> {
              try (Statement jdbc = statement()) {
                return jdbc.execute(query.sql()) ? rows(jdbc) : Rows.NONE;
              }
            });
  }

  private static Rows rows(Statement jdbc) throws SQLException {
    try (ResultSet result = jdbc.getResultSet()) {
      int width = result.getMetaData().getColumnCount();
      List<String> columns = new ArrayList<>();
      for (int i = 1; i <= width; i++) {
        columns.add(result.getMetaData().getColumnLabel(i));
      }
      List<List<@Nullable String>> rows = new ArrayList<>();
      while (result.next()) {
        List<@Nullable String> row = new ArrayList<>();
        for (int i = 1; i <= width; i++) {
          row.add(result.getString(i));
        }
        rows.add(row);
      }
      return new Rows(columns, rows);
    }
  }

  @Override
  public long copy(ScriptFile file, Query query, ScriptReader.CopyData data) throws SQLException {
    return passedOver(file, query)
        ? 0
        : during(
            file,
            query,
            data.firstLine(),
            () -> postgres().getCopyAPI().copyIn(query.sql(), new StringReader(data.text())));
  }

  @Override
  public long copyFile(ScriptFile file, int offset, CopyCommand command, Path data)
      throws SQLException {
    Query query = Query.of(command.sql(), offset);
    if (passedOver(file, query)) {
      return 0;
    }
    folder.requireKnown(file, offset, data);
    return during(
        file,
        query,
        0,
        () -> {
          try (InputStream input = Files.newInputStream(data)) {
            return postgres().getCopyAPI().copyIn(query.sql(), input);
          }
        });
  }

  /**
   * Does something, traced.
   *
   * @param dataLine the line in which a COPY's data begin; 0 if it has none in the script
   */
  private <T> T during(ScriptFile file, Query query, int dataLine, Work<T> work)
      throws SQLException {
    try {
      statements.began(file.path(), file.lineAt(query.start()), query.sql(), transactionIsOpen());
      T result = work.run();
      statements.ended(query.sql());
      return result;
    } catch (IOException e) {
      statements.failed(new SQLException(e));
      throw PsqlErrors.noSuchFile(file, query.start(), Path.of(String.valueOf(e.getMessage())), e);
    } catch (SQLException e) {
      statements.failed(e);
      if (CANCELED.equals(e.getSQLState()) && statements.left().isNegative()) {
        throw ServerErrors.timedOut(file, query, timeout, e, kept());
      }
      throw dataLine > 0
          ? ServerErrors.copyFailed(file, query, dataLine, e, kept())
          : ServerErrors.failed(file, query, e, kept());
    }
  }

  private String kept() throws SQLException {
    return transactionIsOpen()
        ? "psql commits each statement by itself: what stands before the open transaction was"
            + " applied and kept"
        : "psql commits each statement by itself: what stands before this one was applied and kept";
  }

  private Statement statement() throws SQLException {
    Statement jdbc = connection.createStatement();
    jdbc.setEscapeProcessing(false);
    long seconds = statements.left().plusMillis(999).toSeconds();
    jdbc.setQueryTimeout((int) Math.max(1, Math.min(seconds, Integer.MAX_VALUE)));
    return jdbc;
  }

  @Override
  public void connect(ScriptFile file, int offset, String database) throws SQLException {
    String current = connection.getCatalog();
    boolean here = database.isEmpty() ? elsewhere == null : isHere(database, current);
    if (here) {
      elsewhere = null;
      reset();
    } else if (standsFor == null) {
      throw PsqlErrors.otherDatabase(file, offset, database, current);
    } else if (!database.isEmpty()) {
      elsewhere = database;
      log.info("{}: passed over is what follows for database {}", file.place(offset), database);
    }
  }

  private boolean isHere(String database, String current) {
    return database.equals(current) || database.equals(standsFor);
  }

  /** A new connection begins with nothing that the old one had set, and outside transactions. */
  private void reset() throws SQLException {
    try (Statement jdbc = connection.createStatement();
        PreparedStatement path = connection.prepareStatement(SEARCH_PATH)) {
      if (transactionIsOpen()) {
        jdbc.execute("ROLLBACK");
      }
      jdbc.execute("RESET SESSION AUTHORIZATION; RESET ALL");
      jdbc.execute("DISCARD TEMP");
      path.setString(1, searchPath);
      path.execute();
    }
  }

  private boolean passedOver(ScriptFile file, Query query) {
    if (elsewhere != null) {
      log.debug("{}: passed over, for database {}", file.place(query.start()), elsewhere);
    }
    return elsewhere != null;
  }

  private boolean transactionIsOpen() throws SQLException {
    return connection.unwrap(BaseConnection.class).getTransactionState() != TransactionState.IDLE;
  }

  /** Ends the session of a script. */
  void end(ScriptFile script) throws SQLException {
    boolean open = transactionIsOpen();
    reset();
    if (open) {
      throw PsqlErrors.openTransaction(script);
    }
  }

  @Override
  public @Nullable ScriptFile include(ScriptFile file, int offset, Path included) {
    folder.requireKnown(file, offset, included);
    try {
      return folder.files().read(included);
    } catch (IOException e) {
      throw PsqlErrors.noSuchFile(file, offset, included, e);
    }
  }

  @Override
  public boolean guesses() {
    return false;
  }

  /** After a failure: what is open must not hide it. */
  void endAfter(MigrationException failure) {
    try {
      reset();
    } catch (SQLException e) {
      failure.addSuppressed(e);
    }
  }
}

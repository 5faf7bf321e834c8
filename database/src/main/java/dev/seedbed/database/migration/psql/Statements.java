package dev.seedbed.database.migration.psql;

import dev.seedbed.database.migration.MigrationException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends a script's statements, and keeps to {@code ON_ERROR_STOP}. Not thread-safe. */
final class Statements {
  private static final Logger log = LoggerFactory.getLogger(Statements.class);

  /** After these nothing can go on: the time is up, or the server is gone. */
  private static final Set<String> FINAL = Set.of("57014", "57P01", "57P02", "57P03", "57P05");

  private final PsqlServer server;
  private final Variables variables;

  Statements(PsqlServer server, Variables variables) {
    this.server = server;
    this.variables = variables;
  }

  /** Something that a script says, and how many rows it touched. */
  private interface Work {
    long run() throws SQLException;
  }

  /** Runs the statement that was read, unless it is empty. */
  void run(ScriptFile file, ScriptReader reader) throws SQLException {
    Query query = reader.takeQuery();
    if (query.isCopyFromStdin()) {
      copy(file, query, reader.copyData(query.start()));
    } else if (!query.isEmpty()) {
      orGoOn(() -> server.execute(file, query));
    }
  }

  void copy(ScriptFile file, Query query, ScriptReader.CopyData data) throws SQLException {
    orGoOn(() -> server.copy(file, query, data));
  }

  void copyFile(ScriptFile file, int offset, CopyCommand command, Path data) throws SQLException {
    orGoOn(() -> server.copyFile(file, offset, command, data));
  }

  /** {@code \gexec}: each value of the result is a statement. */
  void runResult(ScriptFile file, Query query) throws SQLException {
    orGoOn(
        () -> {
          Rows rows = rows(file, query);
          for (List<@Nullable String> row : rows.rows()) {
            for (@Nullable String statement : row) {
              if (statement != null) {
                orGoOn(() -> server.execute(file, Query.of(statement, query.start())));
              }
            }
          }
          return rows.rows().size();
        });
  }

  /** {@code \gset}: each column of the result's one row is a variable. */
  void keepResult(ScriptFile file, Query query, String prefix) throws SQLException {
    orGoOn(
        () -> {
          Rows rows = rows(file, query);
          if (!rows.columns().isEmpty() && rows.rows().size() != 1) {
            throw PsqlErrors.notOneRow(file, query.start(), rows.rows().size());
          }
          for (int i = 0; i < rows.columns().size(); i++) {
            String name = prefix + rows.columns().get(i);
            CommandLine.requireName(file, query.start(), name);
            variables.set(name, rows.rows().get(0).get(i));
          }
          return 1;
        });
  }

  private Rows rows(ScriptFile file, Query query) throws SQLException {
    return query.isEmpty() ? Rows.NONE : server.query(file, query);
  }

  private void orGoOn(Work work) throws SQLException {
    try {
      variables.succeeded(work.run());
    } catch (MigrationException e) {
      if (variables.stopsOnError()
          || !(e.getCause() instanceof SQLException cause)
          || isFinal(String.valueOf(cause.getSQLState()))) {
        throw e;
      }
      log.warn("ON_ERROR_STOP is off, so the script goes on after this:\n{}", e.getMessage());
      variables.failed(cause);
    }
  }

  private static boolean isFinal(String sqlState) {
    return sqlState.startsWith("08") || FINAL.contains(sqlState);
  }
}

package dev.seedbed.database.migration;

import dev.seedbed.database.sql.SqlScript;
import dev.seedbed.database.sql.SqlStatement;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * A step whose file is plain SQL.
 *
 * @param script the file's statements
 * @param recording how the source notes it down
 */
public record ScriptStep(SqlFile file, SqlScript script, boolean applied, Recording recording)
    implements MigrationStep {

  /** Writes a row into a source's history table. */
  public interface Recording {
    void record(Connection connection) throws SQLException;
  }

  @Override
  public String path() {
    return file.path();
  }

  @Override
  public boolean withoutTransaction() {
    return TransactionNeeds.noTransaction(script);
  }

  @Override
  public boolean addsEnumValue() {
    return TransactionNeeds.addsEnumValue(script);
  }

  @Override
  public void run(StatementRunner statements) throws SQLException {
    for (SqlStatement statement : withoutFrame(script.statements())) {
      if (statement.isTransactionCommand()) {
        throw RunErrors.transactionCommand(file.path(), statement);
      }
      statements.execute(file.path(), script, statement);
    }
  }

  /** A {@code BEGIN} and {@code COMMIT} around the whole file say what holds anyway. */
  private static List<SqlStatement> withoutFrame(List<SqlStatement> statements) {
    int last = statements.size() - 1;
    boolean framed =
        last > 0
            && (statements.get(0).startsWith("BEGIN") || statements.get(0).startsWith("START"))
            && (statements.get(last).startsWith("COMMIT")
                || statements.get(last).startsWith("END"));
    return framed ? statements.subList(1, last) : statements;
  }

  @Override
  public void record(Connection connection) throws SQLException {
    recording.record(connection);
  }
}

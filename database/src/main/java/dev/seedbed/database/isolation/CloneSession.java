package dev.seedbed.database.isolation;

import dev.seedbed.database.report.TestReport;
import dev.seedbed.database.report.WrittenRows;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** One test's view of a database: one of its own, in which everything is real. */
@SuppressWarnings("DoNotCallSuggester")
public final class CloneSession implements TestSession {
  private CloneSession() {}

  @Override
  public DataSource dataSource() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Connection connection() throws SQLException {
    throw new UnsupportedOperationException();
  }

  @Override
  public String jdbcUrl() {
    throw new UnsupportedOperationException();
  }

  @Override
  public String database() {
    throw new UnsupportedOperationException();
  }

  /** Keeps the database when the session ends, until the server ends. */
  public void keep() {
    throw new UnsupportedOperationException();
  }

  @Override
  public TestReport report(Connection outside) {
    List<String> rows = new ArrayList<>();
    try {
      rows.addAll(WrittenRows.sinceCreation(outside));
    } catch (SQLException e) {
      rows.add("could not be read: " + e.getMessage());
    }
    return TestReport.EMPTY.withAny("rows written", rows);
  }

  @Override
  public void end() throws SQLException {
    throw new UnsupportedOperationException();
  }
}

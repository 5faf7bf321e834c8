package dev.seedbed.database.isolation;

import dev.seedbed.database.report.TestReport;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** One test's view of a database that others read at the same time: a write is an error. */
public final class ReadOnlySession implements TestSession {
  private ReadOnlySession() {}

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

  @Override
  public TestReport report(Connection outside) {
    return TestReport.EMPTY;
  }

  @Override
  public void end() throws SQLException {
    throw new UnsupportedOperationException();
  }
}

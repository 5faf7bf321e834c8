package dev.seedbed.junit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.testkit.engine.EventConditions.event;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.assertj.core.api.Condition;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

/** Runs test classes as a build does; as an extension, against embedded servers. */
final class Kit implements BeforeAllCallback, AfterAllCallback {

  @Override
  public void beforeAll(ExtensionContext context) {
    System.setProperty("seedbed.server", "embedded");
  }

  @Override
  public void afterAll(ExtensionContext context) {
    System.clearProperty("seedbed.server");
  }

  static EngineExecutionResults run(Class<?>... classes) {
    return builder(classes).execute();
  }

  static EngineExecutionResults runInParallel(int threads, Class<?>... classes) {
    return builder(classes)
        .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
        .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
        .configurationParameter(
            "junit.jupiter.execution.parallel.config.fixed.parallelism", String.valueOf(threads))
        .execute();
  }

  private static EngineTestKit.Builder builder(Class<?>... classes) {
    EngineTestKit.Builder kit = EngineTestKit.engine("junit-jupiter");
    for (Class<?> type : classes) {
      kit.selectors(selectClass(type));
    }
    return kit;
  }

  static void failsOnce(EngineExecutionResults results, Condition<Throwable> condition) {
    results
        .allEvents()
        .failed()
        .assertThatEvents()
        .haveExactly(1, event(finishedWithFailure(condition)));
  }

  /** Why tests and classes failed, in the order in which they ended. */
  static List<Throwable> failures(EngineExecutionResults results) {
    return results.allEvents().failed().stream()
        .map(event -> event.getRequiredPayload(TestExecutionResult.class))
        .map(result -> result.getThrowable().orElseThrow())
        .toList();
  }

  /** Why a test failed. */
  static Throwable failure(EngineExecutionResults results, String method) {
    return results.allEvents().failed().stream()
        .filter(event -> event.getTestDescriptor().getLegacyReportingName().startsWith(method))
        .map(event -> event.getRequiredPayload(TestExecutionResult.class))
        .map(result -> result.getThrowable().orElseThrow())
        .findFirst()
        .orElseThrow(() -> new AssertionError(method + " did not fail"));
  }

  /** The report below a failure's stack trace. */
  static String report(Throwable failure) {
    List<String> reports =
        List.of(failure.getSuppressed()).stream()
            .filter(FailureReport.class::isInstance)
            .map(Throwable::getMessage)
            .toList();
    if (reports.size() != 1) {
      throw new AssertionError(reports.size() + " reports", failure);
    }
    return reports.get(0);
  }

  static String text(DataSource database, String sql) throws SQLException {
    try (Connection connection = database.getConnection()) {
      return text(connection, sql);
    }
  }

  static String text(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }

  static void execute(DataSource database, String sql) throws SQLException {
    try (Connection connection = database.getConnection()) {
      execute(connection, sql);
    }
  }

  static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}

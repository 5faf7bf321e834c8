package dev.seedbed.junit;

import dev.seedbed.assertions.behaviour.DatabaseAssertions;
import dev.seedbed.assertions.rule.Subject;
import dev.seedbed.database.isolation.CloneSession;
import dev.seedbed.database.isolation.Isolation;
import dev.seedbed.database.isolation.TestSession;
import dev.seedbed.database.migration.MigrationTrace;
import dev.seedbed.database.report.TestReport;
import dev.seedbed.fixtures.Fixtures;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one test uses of its database. The session begins when the test first asks for something
 * that needs it.
 */
final class TestScope {
  private final Suite suite;
  private final ClassScope of;
  private final Isolation isolation;
  private final String test;
  private @Nullable TestSession session;
  private @Nullable Connection connection;
  private @Nullable Fixtures fixtures;
  private long began;
  private long logPosition;

  /**
   * @param test how messages call it
   */
  TestScope(Suite suite, ClassScope of, Isolation isolation, String test) {
    this.suite = suite;
    this.of = of;
    this.isolation = isolation;
    this.test = test;
  }

  Object provide(Provided provided) throws SQLException {
    return switch (provided) {
      case DATA_SOURCE -> session().dataSource();
      case CONNECTION -> connection();
      case FIXTURES -> fixtures();
      case DATABASE_ASSERTIONS -> DatabaseAssertions.on(session().dataSource(), session().owner());
      case TEST_SESSION -> session();
      case CATALOG, MIGRATION_CHECKS, SUBJECT ->
          throw new IllegalArgumentException("it is the class's");
    };
  }

  /** What rules are held against: they try things out as the owner, and all of it is taken back. */
  Subject subject(@Nullable MigrationTrace trace) throws SQLException {
    Subject live = Subject.of(of.catalog()).with(session().owner().getConnection());
    return trace == null ? live : live.with(trace);
  }

  private TestSession session() throws SQLException {
    TestSession begun = session;
    if (begun == null) {
      logPosition = suite.server().log().position();
      begun = suite.begin(of.database(), isolation, test);
      began = System.nanoTime();
      session = begun;
    }
    return begun;
  }

  private Connection connection() throws SQLException {
    Connection opened = connection == null ? session().connection() : connection;
    connection = opened;
    return opened;
  }

  private Fixtures fixtures() throws SQLException {
    Fixtures made = fixtures == null ? of.fixtures(session().owner()) : fixtures;
    fixtures = made;
    return made;
  }

  /**
   * Ends the session. A failure is told what is known of the test.
   *
   * @param failure why the test failed, null if it passed
   */
  void end(@Nullable Throwable failure) throws SQLException {
    TestSession begun = session;
    if (begun == null) {
      return;
    }
    if (failure != null) {
      addReport(failure, begun);
    }
    try {
      begun.end();
    } catch (RuntimeException | SQLException e) {
      if (failure == null) {
        e.addSuppressed(new FailureReport(headings(begun)));
        throw e;
      }
      if (e != failure) {
        failure.addSuppressed(e);
      }
    } finally {
      suite.tally().ran(System.nanoTime() - began);
    }
  }

  /** Whatever goes wrong with the report, the test's own failure comes first. */
  private void addReport(Throwable failure, TestSession begun) {
    try {
      failure.addSuppressed(new FailureReport(report(begun)));
    } catch (RuntimeException e) {
      failure.addSuppressed(e);
    }
  }

  private TestReport report(TestSession begun) {
    TestReport report = headings(begun).and(suite.failed(begun, logPosition).report());
    if (begun instanceof CloneSession clone) {
      clone.keep();
      return report.with("its database is kept until the run ends", suite.kept(clone));
    }
    return report;
  }

  private TestReport headings(TestSession begun) {
    TestReport report =
        TestReport.EMPTY.with(
            "ran under " + isolation.mode() + " in database " + begun.database(), List.of());
    long seed = of.seed();
    return fixtures == null
        ? report
        : report.with(
            "data from seed " + seed + "; to have it again: -Dseedbed.seed=" + seed, List.of());
  }
}

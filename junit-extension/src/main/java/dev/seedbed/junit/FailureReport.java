package dev.seedbed.junit;

import dev.seedbed.database.report.TestReport;

/** Stands below a failure's stack trace and says what is known of the test. */
final class FailureReport extends Exception {
  FailureReport(TestReport report) {
    super(report.toString(), null, false, false);
  }
}

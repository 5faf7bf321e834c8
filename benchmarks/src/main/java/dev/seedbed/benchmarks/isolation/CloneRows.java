package dev.seedbed.benchmarks.isolation;

import dev.seedbed.benchmarks.Interleaving;
import dev.seedbed.benchmarks.Medium;
import dev.seedbed.benchmarks.Report;
import dev.seedbed.database.isolation.Isolation;
import dev.seedbed.database.isolation.TestSession;
import io.zonky.test.db.postgres.embedded.FlywayPreparer;
import io.zonky.test.db.postgres.embedded.PreparedDbProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How long a test that writes waits for a database of its own: from asking for it until its first
 * statement was answered, and again to give it back. Beside zonky's prepared databases, of which
 * one is made in advance.
 *
 * @param medium where both keep their data
 */
record CloneRows(Medium medium, SeedbedSide ours) {
  private static final String SHORT = "getting a clone, tests of 20 ms";
  private static final String NONE = "getting a clone, no time between";
  private static final int TESTS = 40;
  private static final Duration SETTLING = Duration.ofMillis(500);

  void run(Interleaving interleaving, Report report) throws Exception {
    if (!report.wants(row(SHORT)) && !report.wants(row(NONE))) {
      return;
    }
    Path data = medium.newFolder("zonky");
    PreparedDbProvider zonky =
        PreparedDbProvider.forPreparer(
            FlywayPreparer.forClasspathLocation("filesystem:" + ours.folder()),
            List.of(builder -> builder.setDataDirectory(data)));
    try {
      run(SHORT, 0.15, Duration.ofMillis(20), zonky, interleaving, report);
      double target = medium.name().equals("disk") ? 1.0 : 0.5;
      run(NONE, target, Duration.ZERO, zonky, interleaving, report);
    } finally {
      stop(data);
    }
  }

  /** What zonky itself does when the JVM ends, which is too late for the folder. */
  private static void stop(Path data) throws IOException, InterruptedException {
    long pid = Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).get(0));
    Optional<ProcessHandle> postmaster = ProcessHandle.of(pid);
    if (postmaster.isPresent()) {
      postmaster.get().destroy();
      while (postmaster.get().isAlive()) {
        Thread.sleep(20);
      }
    }
  }

  private void run(
      String name,
      double target,
      Duration body,
      PreparedDbProvider zonky,
      Interleaving interleaving,
      Report report)
      throws Exception {
    report.measure(
        row(name),
        target,
        () ->
            interleaving
                .run(() -> mean(body, this::ofOurs), () -> mean(body, b -> ofZonky(zonky, b)))
                .measurement(Long::longValue));
  }

  private String row(String name) {
    return name + " ÷ zonky (" + medium.name() + ")";
  }

  @FunctionalInterface
  private interface WaitingTest {
    /** Runs a test that takes as long as its body and tells how long it waited besides. */
    long run(Duration body) throws SQLException, InterruptedException;
  }

  private static Long mean(Duration body, WaitingTest test)
      throws SQLException, InterruptedException {
    // What goes on in the background on either side is to be over.
    Thread.sleep(SETTLING.toMillis());
    long waited = 0;
    for (int i = 0; i < TESTS; i++) {
      waited += test.run(body);
    }
    return waited / TESTS;
  }

  private long ofOurs(Duration body) throws SQLException, InterruptedException {
    long asked = System.nanoTime();
    TestSession session = ours.database().begin(new Isolation.Clone());
    Connection connection = session.connection();
    write(connection);
    long got = System.nanoTime();
    Thread.sleep(body.toMillis());
    long done = System.nanoTime();
    connection.close();
    session.end();
    return got - asked + System.nanoTime() - done;
  }

  private static long ofZonky(PreparedDbProvider zonky, Duration body)
      throws SQLException, InterruptedException {
    long asked = System.nanoTime();
    Connection connection = zonky.createDataSource().getConnection();
    write(connection);
    long got = System.nanoTime();
    Thread.sleep(body.toMillis());
    long done = System.nanoTime();
    connection.close();
    return got - asked + System.nanoTime() - done;
  }

  private static void write(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("INSERT INTO tenants (name) VALUES ('benchmark')");
    }
  }
}

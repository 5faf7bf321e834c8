package dev.seedbed.junit.traps;

import dev.seedbed.database.isolation.IsolationException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs traps in an environment, each followed by a test that looks for what it left. */
final class Results {
  /** The one trap that takes two tests. */
  static final Trap PARALLEL =
      new Trap("equal unique keys in parallel tests", "stored, stored", database -> "");

  private static final int PATIENCE_SECONDS = 30;

  private final Environment environment;
  private final String clean;

  Results(Environment environment, String clean) {
    this.environment = environment;
    this.clean = clean;
  }

  Outcome of(Trap trap) throws Exception {
    environment.renew();
    ExecutorService test = Executors.newSingleThreadExecutor();
    Outcome outcome;
    try {
      outcome =
          get(test.submit(() -> outcome(trap)), new Outcome(Outcome.Word.HANGS, "no end in sight"));
    } finally {
      test.shutdownNow();
    }
    if (environment.isAlwaysNew()) {
      return outcome;
    }
    String left = environment.test(Leaks::found);
    return !outcome.isTrueOrRefused() || left.equals(clean)
        ? outcome
        : new Outcome(Outcome.Word.LEAKS, left);
  }

  private Outcome outcome(Trap trap) {
    try {
      return Outcome.of(
          trap.truth(), trap.equals(PARALLEL) ? twoTests() : environment.test(trap.code()));
    } catch (IsolationException e) {
      return new Outcome(Outcome.Word.REFUSED, String.valueOf(e.getMessage()));
    } catch (Exception e) {
      return Outcome.of(trap.truth(), Outcome.thrown(e));
    }
  }

  private String twoTests() throws Exception {
    CyclicBarrier both = new CyclicBarrier(2);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      List<Future<String>> tests = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        tests.add(threads.submit(() -> environment.test(database -> store(database, both))));
      }
      return Sql.answers(get(tests.get(0), "hangs"), get(tests.get(1), "hangs"));
    } finally {
      threads.shutdownNow();
    }
  }

  /** Neither test ends before both have stored their row, unless one of them cannot. */
  private static String store(javax.sql.DataSource database, CyclicBarrier both) throws Exception {
    String stored = Sql.tried(() -> Sql.run(database, "INSERT INTO parent VALUES (1, 'a')"));
    try {
      both.await(4, TimeUnit.SECONDS);
    } catch (BrokenBarrierException | TimeoutException e) {
      return "the other waits";
    }
    return stored.equals("done") ? "stored" : stored;
  }

  private static <T> T get(Future<T> task, T otherwise) throws Exception {
    try {
      return task.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      return otherwise;
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
  }
}

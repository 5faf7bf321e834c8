package dev.seedbed.junit.traps;

import dev.seedbed.database.TestDatabase;
import dev.seedbed.database.isolation.Isolation;
import dev.seedbed.database.isolation.IsolationException;
import dev.seedbed.database.isolation.IsolationMode;
import dev.seedbed.database.isolation.TestSession;

/** One of the modes, as the extension runs a test in it. */
record SeedbedEnvironment(IsolationMode mode, TestDatabase database) implements Environment {
  @Override
  public String name() {
    return mode.name();
  }

  @Override
  public String test(Trap.Code code) throws Exception {
    TestSession session = database.begin(Isolation.of(mode));
    String answer;
    try {
      answer = code.answer(session.dataSource());
    } catch (Throwable failure) {
      endAfter(failure, session);
      throw failure;
    }
    session.end();
    return answer;
  }

  private static void endAfter(Throwable failure, TestSession session) throws Exception {
    try {
      session.end();
    } catch (IsolationException e) {
      // What the code made of the refusal counts less than the refusal.
      throw e;
    } catch (RuntimeException e) {
      failure.addSuppressed(e);
    }
  }

  @Override
  public void close() {
    // The databases go with the server.
  }
}

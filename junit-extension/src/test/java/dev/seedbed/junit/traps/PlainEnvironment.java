package dev.seedbed.junit.traps;

/** Real life: no isolation at all, but a new database each time. */
record PlainEnvironment(TrapServer server) implements Environment {
  @Override
  public String name() {
    return "real life";
  }

  @Override
  public String test(Trap.Code code) throws Exception {
    return code.answer(server.newDatabase());
  }

  @Override
  public boolean isAlwaysNew() {
    return true;
  }

  @Override
  public void close() {
    // The server goes with its owner.
  }
}

package dev.seedbed.database.isolation;

/**
 * What a test asks for when it begins to use a database.
 *
 * <pre>{@code
 * TestSession session = database.begin(new Isolation.Clone());
 * }</pre>
 */
public sealed interface Isolation {

  /** Which of the modes it is. */
  IsolationMode mode();

  /** The mode with nothing else asked for. */
  static Isolation of(IsolationMode mode) {
    return switch (mode) {
      case ROLLBACK -> new Rollback(false);
      case CLONE -> new Clone();
      case READ_ONLY -> new ReadOnly();
    };
  }

  /**
   * A transaction that is always rolled back.
   *
   * @param resetSequences whether sequences start where the migrations left them, and go back there
   *     after the test; a rollback alone does not take them back
   */
  record Rollback(boolean resetSequences) implements Isolation {
    @Override
    public IsolationMode mode() {
      return IsolationMode.ROLLBACK;
    }
  }

  /** A database of the test's own. */
  record Clone() implements Isolation {
    @Override
    public IsolationMode mode() {
      return IsolationMode.CLONE;
    }
  }

  /** A database that others read at the same time. */
  record ReadOnly() implements Isolation {
    @Override
    public IsolationMode mode() {
      return IsolationMode.READ_ONLY;
    }
  }
}

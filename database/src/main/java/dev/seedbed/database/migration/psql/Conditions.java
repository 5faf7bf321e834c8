package dev.seedbed.database.migration.psql;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;

/** The open {@code \if} blocks of one script. Not thread-safe. */
final class Conditions {
  private final ScriptFile file;
  private final Deque<Block> open = new ArrayDeque<>();

  Conditions(ScriptFile file) {
    this.file = file;
  }

  /** What a condition comes to; unknown where only a server could tell. */
  enum Truth {
    TRUE,
    FALSE,
    UNKNOWN
  }

  /**
   * One {@code \if} with its branches.
   *
   * @param offset where it stands
   * @param active whether the branch that is being read is run
   * @param mayFollow whether a later branch may still be run
   * @param last whether the branch is the one of {@code \else}
   */
  private record Block(int offset, boolean active, boolean mayFollow, boolean last) {}

  /** Whether what is being read is to be run. */
  boolean active() {
    return open.isEmpty() || open.element().active();
  }

  /** Begins a block; whether the condition was looked at, for that the block must be run. */
  boolean begin(int offset, Supplier<Truth> condition) {
    boolean matters = active();
    open.push(matters ? branch(offset, condition.get()) : new Block(offset, false, false, false));
    return matters;
  }

  /** Begins a further branch; whether the condition was looked at. */
  boolean orElseIf(int offset, Supplier<Truth> condition) {
    Block block = pop("elif", offset);
    open.push(
        block.mayFollow()
            ? branch(block.offset(), condition.get())
            : new Block(block.offset(), false, false, false));
    return block.mayFollow();
  }

  void orElse(int offset) {
    Block block = pop("else", offset);
    open.push(new Block(block.offset(), block.mayFollow(), false, true));
  }

  void end(int offset) {
    if (open.isEmpty()) {
      throw PsqlErrors.noIf(file, offset, "endif");
    }
    open.pop();
  }

  /** At the end of the script. */
  void requireNoneOpen() {
    if (!open.isEmpty()) {
      throw PsqlErrors.openIf(file, open.element().offset());
    }
  }

  private static Block branch(int offset, Truth condition) {
    return new Block(offset, condition != Truth.FALSE, condition != Truth.TRUE, false);
  }

  private Block pop(String command, int offset) {
    if (open.isEmpty() || open.element().last()) {
      throw PsqlErrors.noIf(file, offset, command);
    }
    return open.pop();
  }
}
